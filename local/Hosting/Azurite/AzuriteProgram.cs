using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace GenreFunctions.Local.Hosting.Azurite;

/// <summary>The storage emulator's program, as npm installed it.</summary>
internal sealed class AzuriteProgram
{
    private const string Script = "node_modules/azurite/dist/src/azurite.js";
    private const string Otherwise = "or set AudioStorage to the connection string of a storage account.";

    private readonly string _node;
    private readonly string _script;
    private readonly string _lifeline;

    private AzuriteProgram(string node, string script, string lifeline)
    {
        _node = node;
        _script = script;
        _lifeline = lifeline;
    }

    /// <summary>Finds it in the current folder, beside the program, or above one of them; and Node on the path.</summary>
    /// <exception cref="HostStartException">One of them is not installed.</exception>
    public static AzuriteProgram Find(HostSurroundings surroundings) => new(
        FindNode(surroundings) ?? throw new HostStartException($"Node.js is not installed, and the storage emulator needs it; install Node 20 or newer, {Otherwise}"),
        FindScript(surroundings) ?? throw new HostStartException($"The storage emulator Azurite is not installed; run npm ci in the folder of package.json, {Otherwise}"),
        Path.Combine(AppContext.BaseDirectory, "Hosting/Azurite/azurite-lifeline.cjs"));

    /// <summary>Starts it. It ends when its standard input is closed, or its host dies.</summary>
    /// <exception cref="HostStartException">Node cannot be started.</exception>
    public Process Start(EmulatorPlan plan, string dataFolder)
    {
        string Number(int port) => port.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(_node)
        {
            ArgumentList =
            {
                "--require", _lifeline, _script,
                "--blobHost", "127.0.0.1", "--blobPort", Number(plan.Ports.Blobs),
                "--queueHost", "127.0.0.1", "--queuePort", Number(plan.Ports.Queues),
                // Tables are not used; any free port does.
                "--tableHost", "127.0.0.1", "--tablePort", "0",
                "--location", dataFolder, "--silent", "--disableTelemetry",
            },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The key is not among the arguments, which every user of the machine can read.
        start.Environment["AZURITE_ACCOUNTS"] = $"{plan.Account.Name}:{plan.Account.Key}";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception fault)
        {
            throw new HostStartException($"{_node} cannot be started: {fault.Message}");
        }
    }

    private static string? FindNode(HostSurroundings surroundings)
    {
        var name = OperatingSystem.IsWindows() ? "node.exe" : "node";
        var folders = surroundings.Environment.GetValueOrDefault("PATH")?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [];
        return folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    private static string? FindScript(HostSurroundings surroundings)
    {
        foreach (var start in (string[])[surroundings.CurrentFolder, surroundings.ProgramFolder])
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                var script = Path.Combine(folder.FullName, Script);
                if (File.Exists(script))
                    return script;
            }
        }

        return null;
    }
}
