using System.Globalization;
using GenreFunctions.Infra.Tests.Evaluation;
using GenreFunctions.Infra.Tests.Rules.Roots;

namespace GenreFunctions.Infra.Tests.Rules.Storage;

/// <summary>Deleted songs are kept for as many days as somebody asked for, and not at all where that is none; deleted containers always for some.</summary>
internal sealed class DeletedSongsComeBack : DeploymentRule
{
    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        var standard = deployment.Infrastructure.Main.Parameters.Where(parameter => parameter.Name == "keepDeletedDays").Select(ParametersAreSettable.DefaultOf)
            .FirstOrDefault();
        var asked = long.Parse(deployment.Scenario.Parameters.TryGetValue("keepDeletedDays", out var said) ? said.Text : standard ?? "0", CultureInfo.InvariantCulture);
        foreach (var service in deployment.Of(AzureTypes.BlobService).Where(service => service.Properties["cors"].IsThere))
        {
            var policy = service.Properties["deleteRetentionPolicy"];
            if (!policy["enabled"].Is(asked > 0) || (asked > 0 && !policy["days"].Is(asked)))
                yield return At(
                    policy.Place,
                    $"Deleted songs are to be kept for {asked} days, and the account keeps them {(policy["enabled"].IsTrue ? $"for {policy["days"]}" : "not at all")}.");
            if (!service.Properties["containerDeleteRetentionPolicy.enabled"].Is(true))
                yield return At(service.Place, "A container of songs that is deleted by mistake is gone: keep deleted containers.");
        }
    }
}
