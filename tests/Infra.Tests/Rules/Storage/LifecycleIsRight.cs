using System.Globalization;
using GenreFunctions.Functions.Storage;
using GenreFunctions.Infra.Tests.Evaluation;
using GenreFunctions.Infra.Tests.Rules.Hosts;

namespace GenreFunctions.Infra.Tests.Rules.Storage;

/// <summary>Nothing deletes a song; decoded songs go after the app would have taken them away itself; dead letters go some day; rules name containers that there are.</summary>
internal sealed class LifecycleIsRight : DeploymentRule
{
    // Made by the Functions host and its extensions when they first need them.
    private static readonly string[] HostsOwn = ["durabletask-payloads", "azure-webjobs-hosts", "azure-webjobs-secrets"];

    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        foreach (var policy in deployment.Of(AzureTypes.Lifecycle))
        {
            var containers = deployment.Of(AzureTypes.Container).Where(container => container.Owner?.Owner?.Id == policy.Owner?.Id).Select(container => container.Name)
                .ToHashSet();
            var isAudio = containers.Contains(AudioStorage.UploadContainer);
            if (!isAudio)
                containers.UnionWith(HostsOwn);
            var rules = policy.Properties["policy.rules"].Items;
            foreach (var rule in rules)
            {
                var prefixes = rule["definition.filters.prefixMatch"].Items;
                if (!rule["enabled"].Is(true))
                    yield return At(rule["enabled"].Place, $"The rule {rule["name"]} is off: turn it on, or take it away.");
                if (prefixes.Count == 0)
                    yield return At(rule.Place, $"The rule {rule["name"]} has no prefix, and so concerns every container: say which.");
                foreach (var prefix in prefixes)
                {
                    if (!prefix.Text.EndsWith('/') || !containers.Contains(prefix.Text.Split('/')[0]))
                        yield return At(prefix.Place, $"The rule {rule["name"]} is for '{prefix}', which is no container of the account with a slash behind it.");
                    foreach (var finding in Check(rule, prefix.Text.Split('/')[0]))
                        yield return finding;
                }
            }

            var deleted = rules.Where(rule => rule["enabled"].Is(true) && rule["definition.actions.baseBlob.delete"].IsThere)
                .SelectMany(rule => rule["definition.filters.prefixMatch"].Items).Select(prefix => prefix.Text.TrimEnd('/')).ToHashSet();
            if (isAudio && !deleted.Contains(AudioStorage.StagingContainer))
                yield return At(policy.Place, $"No rule takes away what a broken day leaves in {AudioStorage.StagingContainer}: add one, or correct its prefix.");
            foreach (var finding in Patience(deployment, rules))
                yield return finding;
        }
    }

    private IEnumerable<Finding> Check(Value rule, string container)
    {
        var actions = rule["definition.actions.baseBlob"];
        if (container == AudioStorage.UploadContainer && actions["delete"].IsThere)
            yield return At(actions["delete"].Place, $"The rule {rule["name"]} deletes songs, which are kept until somebody deletes them.");
        if (container != AudioStorage.UploadContainer && actions.Members.Keys.Any(action => action.StartsWith("tierTo", StringComparison.Ordinal)))
            yield return At(
                actions.Place,
                $"The rule {rule["name"]} moves {container} to another tier, where what is deleted soon costs more: songs are meant, in {AudioStorage.UploadContainer}.");
    }

    // The app sweeps first; a rule that is faster takes songs in work away.
    private IEnumerable<Finding> Patience(Deployment deployment, IReadOnlyList<Value> rules)
    {
        foreach (var host in AppHost.Of(deployment))
        {
            if (!TimeSpan.TryParse(host.Setting("Sweep__KeepStaged").Text, CultureInfo.InvariantCulture, out var kept))
                continue;
            foreach (var rule in rules.Where(rule => rule["definition.filters.prefixMatch"].Items
                .Any(prefix => prefix.Text.StartsWith($"{AudioStorage.StagingContainer}/", StringComparison.Ordinal))))
            {
                var days = rule["definition.actions.baseBlob.delete.daysAfterModificationGreaterThan"];
                if (days.IsThere && days.Number < kept.TotalDays)
                    yield return At(
                        days.Place,
                        $"The rule {rule["name"]} deletes after {days} days, and the app keeps decoded songs for {kept.TotalDays} (Sweep__KeepStaged).");
            }
        }
    }
}
