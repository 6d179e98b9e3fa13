using System.CommandLine;
using GenreFunctions.Cli.Costs.Bills;
using GenreFunctions.Cli.Watch;

namespace GenreFunctions.Cli.Costs.Reconciling;

/// <summary><c>genre costs reconcile</c>: what was estimated beside what was billed.</summary>
internal static class ReconcileCommand
{
    /// <summary>The command as the command line knows it.</summary>
    public static Command Create()
    {
        var bills = new Argument<string[]>("bill")
        {
            Description = "Azure's cost export: FOCUS, actual cost, or pay-as-you-go; CSV, also compressed (.gz). Several files are parts of one bill.",
            Arity = ArgumentArity.OneOrMore,
            HelpName = "export.csv",
        };
        var estimate = new Option<string?>("--estimate") { Description = "The estimate: a file that the service exported at /api/costs.csv.", HelpName = "file" };
        var service = new Option<string?>("--service") { Description = "The address of the service that has the estimate.", HelpName = "address" };
        var keyFile = new Option<string?>("--key-file")
        {
            Description = $"File that holds the service's key and nothing else. Default: the environment variable {WatchCommand.KeyVariable}.", HelpName = "file",
        };
        var group = new Option<string?>("--resource-group") { Description = "Only what this resource group cost.", HelpName = "name" };
        var tags = new Option<string[]>("--tag") { Description = "Only what has this tag; may be given several times, for all of them.", HelpName = "name=value", DefaultValueFactory = _ => [] };
        var effective = new Option<bool>("--effective")
        {
            Arity = ArgumentArity.Zero, Description = "Of a FOCUS export, take the effective cost: commitments are spread over what used them.",
        };
        var rate = NumberOption.Amount(0.000_001m, 1_000_000, null, "The bill's currency for one unit of the estimate's; needed when they differ.", "--exchange-rate");
        var json = new Option<bool>("--json") { Arity = ArgumentArity.Zero, Description = "One JSON object, with every service of every day." };
        var command = new ExampleCommand(
            "reconcile", "Compares what the service estimated with what Azure billed.", "genre costs reconcile export.csv --estimate costs.csv --resource-group music")
        {
            bills, estimate, service, keyFile, group, tags, effective, rate, json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(estimate) is null == result.GetResult(service) is null)
                result.AddError("Say where the estimate is: either --estimate with a file, or --service with an address.");
        });
        service.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && WatchCommand.Address(text) is null)
                result.AddError($"--service is '{text}', but has to be an address as in {WatchCommand.DefaultService}.");
        });
        tags.Validators.Add(result =>
        {
            foreach (var wrong in result.Tokens.Where(token => BillFilter.ParseTag(token.Value) is null))
                result.AddError($"--tag is '{wrong.Value}', but has to be name=value.");
        });
        command.SetAction(async (parse, cancellation) =>
        {
            using var export = parse.GetValue(service) is { } address ? new CostExport(WatchCommand.Address(address)!, WatchCommand.Key(parse.GetValue(keyFile))) : null;
            var filter = new BillFilter(parse.GetValue(group), [.. parse.GetValue(tags)!.Select(tag => BillFilter.ParseTag(tag)!.Value)]);
            var run = new ReconcileRun(
                parse.GetRequiredValue(bills), parse.GetValue(estimate), export, filter, parse.GetValue(effective), parse.GetValue(rate), parse.GetValue(json));
            return await Task.Run(() => run.RunAsync(cancellation), cancellation).WaitAsync(cancellation).ConfigureAwait(false);
        });
        return command;
    }
}
