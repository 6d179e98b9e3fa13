using GenreFunctions.Infra.Tests.Code;
using GenreFunctions.Infra.Tests.Evaluation;
using GenreFunctions.Infra.Tests.Rules.Hosts;

namespace GenreFunctions.Infra.Tests.Rules.Settings;

/// <summary>The app starts with the settings that it is given: it reads them here itself.</summary>
internal sealed class SettingsAreAccepted : DeploymentRule
{
    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        foreach (var host in AppHost.Of(deployment))
        {
            if (AppStart.With(host.Texts).Complaint is not { } complaint)
                continue;
            var about = host.Settings.Items.FirstOrDefault(setting => complaint.Contains(setting["name"].Text, StringComparison.Ordinal));
            yield return At(about?["name"].Place ?? host.Resource.Place, $"The app does not take its settings: {complaint}");
        }
    }
}
