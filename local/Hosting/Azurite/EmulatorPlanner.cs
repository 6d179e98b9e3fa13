using System.Net;
using System.Net.Sockets;
using GenreFunctions.Local.Hosting.Data;
using GenreFunctions.Local.Hosting.Settings;

namespace GenreFunctions.Local.Hosting.Azurite;

/// <summary>
/// Finds out what development storage means before anybody reads the setting: an emulator that runs, one to be started at the usual ports, or,
/// where something else has these, one at free ports with a key of its own.
/// </summary>
internal static class EmulatorPlanner
{
    private static readonly EmulatorPorts Standard = new HostSurroundings().DevelopmentPorts;

    public static EmulatorPlan Plan(DataFolder folder, EmulatorPorts usual)
    {
        if (IsFree(usual.Blobs) && IsFree(usual.Queues))
            return Usual(usual, isRunning: false);
        if (EmulatorProbe.Answers(usual))
            return Usual(usual, isRunning: true);
        var ports = FreePorts();
        var account = EmulatorAccount.Own(folder);
        return new EmulatorPlan(ports, account, IsRunning: false, account.ConnectionString(ports));
    }

    private static EmulatorPlan Usual(EmulatorPorts ports, bool isRunning) =>
        new(ports, EmulatorAccount.Development, isRunning, ports == Standard ? StorageConnections.Development : EmulatorAccount.Development.ConnectionString(ports));

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    // Both are held until both are known, so that they differ.
    private static EmulatorPorts FreePorts()
    {
        using var blobs = new TcpListener(IPAddress.Loopback, 0);
        using var queues = new TcpListener(IPAddress.Loopback, 0);
        blobs.Start();
        queues.Start();
        return new EmulatorPorts(((IPEndPoint)blobs.LocalEndpoint).Port, ((IPEndPoint)queues.LocalEndpoint).Port);
    }
}
