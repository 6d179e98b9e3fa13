using GenreFunctions.Infra.Tests.Evaluation;
using GenreFunctions.Infra.Tests.Rules.Hosts;

namespace GenreFunctions.Infra.Tests.Rules.Settings;

/// <summary>Settings are texts with something in them, each said once.</summary>
internal sealed class SettingsAreTexts : DeploymentRule
{
    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        foreach (var host in AppHost.Of(deployment))
        {
            if (host.Settings.Items.Count == 0)
                yield return At(host.Resource.Place, $"{host.Resource} has no settings: pass those of settings.bicep on.");
            foreach (var setting in host.Settings.Items)
            {
                if (setting["value"].Kind is not (ValueKind.Text or ValueKind.Unknown))
                    yield return At(
                        setting["name"].Place,
                        $"The setting {setting["name"]} is a {setting["value"].Kind}, where a text is wanted: put string(…) around it.");
                else if (setting["value"].IsEmpty)
                    yield return At(setting["name"].Place, $"The setting {setting["name"]} is empty: leave it out where there is nothing to say.");
            }

            foreach (var again in host.Settings.Items.GroupBy(setting => setting["name"].Text, StringComparer.OrdinalIgnoreCase).SelectMany(group => group.Skip(1)))
                yield return At(again["name"].Place, $"The setting {again["name"]} is said twice, in different letters: keep one.");
        }
    }
}
