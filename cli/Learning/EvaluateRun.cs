using GenreFunctions.Cli.Features;
using GenreFunctions.Learning;
using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Protocols;

namespace GenreFunctions.Cli.Learning;

/// <summary>One run of <c>genre evaluate --protocol</c>.</summary>
internal sealed record EvaluateRun(
    string FeaturesPath, IReadOnlyList<string> Protocols, ProtocolSources Sources, ILearner Learner, ProtocolOptions Options, bool Json)
{
    /// <summary>Trains as often as the protocols ask for, and prints what they found; with several, those that lack a list say what they need.</summary>
    public int Run(CancellationToken cancellation)
    {
        var (table, found) = Open();
        var reports = found.Select(protocol => protocol.Ready is null ? null : Evaluate(protocol.Ready, table, cancellation)).ToList();
        if (Json)
            EvaluateJson.Write(Console.Out, FeaturesPath, table, Learner, Options, found, reports);
        else if (reports is [{ } only])
            ReportText.Write(Console.Out, only);
        else
            ProtocolTable.Write(Console.Out, FeaturesPath, table, Learner, found, reports);
        return ExitCode.Done;
    }

    /// <summary>Divides, and prints the parts.</summary>
    public int Divide()
    {
        var (table, found) = Open();
        var divisions = found.Select(protocol => protocol.Ready is null ? null : OrWrongUse(() => protocol.Ready.Divide(table, Options))).ToList();
        if (Json)
            DivisionJson.Write(Console.Out, table, found, divisions);
        else
            DivisionText.Write(Console.Out, table, found, divisions);
        return ExitCode.Done;
    }

    private (FeatureTable Table, IReadOnlyList<AskedProtocol> Found) Open()
    {
        List<AskedProtocol> found = [.. Protocols.Select(name => new AskedProtocol(name, Sources.Find(name)))];
        if (found is [{ Ready: null, Name: var lacking }])
            throw ProtocolArguments.Lacking(lacking);
        return (FeatureFile.ReadTable(FeaturesPath), found);
    }

    private ProtocolReport Evaluate(IProtocol protocol, FeatureTable table, CancellationToken cancellation) => OrWrongUse(() =>
    {
        using var progress = new TrainingProgressLine(protocol.Divide(table, Options).Parts.Count);
        return ProtocolRunner.Run(protocol, table, Learner, Options, TimeProvider.System, progress, cancellation);
    });

    private static T OrWrongUse<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (ArgumentException fault)
        {
            throw WrongUseException.Because(fault);
        }
    }
}
