namespace GenreFunctions.Local.Hosting.Azurite;

/// <summary>Which emulator development storage means here.</summary>
/// <param name="Ports">Where it listens.</param>
/// <param name="Account">Its account.</param>
/// <param name="IsRunning">Whether it listens already, and so is somebody else's to stop.</param>
/// <param name="ConnectionString">What <c>UseDevelopmentStorage=true</c> is replaced by; itself at the usual ports.</param>
internal sealed record EmulatorPlan(EmulatorPorts Ports, EmulatorAccount Account, bool IsRunning, string ConnectionString);
