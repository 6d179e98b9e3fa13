namespace GenreFunctions.Local.Hosting.Azurite;

/// <summary>Where a storage emulator listens at 127.0.0.1.</summary>
/// <param name="Blobs">Port of the blob service.</param>
/// <param name="Queues">Port of the queue service.</param>
internal sealed record EmulatorPorts(int Blobs, int Queues);
