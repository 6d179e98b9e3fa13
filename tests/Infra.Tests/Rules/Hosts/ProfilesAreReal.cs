using GenreFunctions.Infra.Tests.Evaluation;

namespace GenreFunctions.Infra.Tests.Rules.Hosts;

/// <summary>Workload profiles are some that Container Apps has: the platform takes any text. A replica asks for no more than its profile has, and with a GPU for all of it.</summary>
internal sealed class ProfilesAreReal : DeploymentRule
{
    // Azure's pages on workload profiles and on serverless GPUs.
    private static readonly Dictionary<string, (int Vcpus, int MemoryGib, bool HasGpu)> Known = new(StringComparer.Ordinal)
    {
        ["Consumption"] = (4, 8, false),
        ["Consumption-GPU-NC8as-T4"] = (8, 56, true),
        ["Consumption-GPU-NC24-A100"] = (24, 220, true),
    };

    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        foreach (var host in AppHost.Of(deployment).Where(host => host.IsContainerApp))
        {
            var environment = deployment.Of(AzureTypes.Environment).FirstOrDefault(one => one.Id == host.Resource.Properties["environmentId"].Text);
            var profiles = environment?.Properties["workloadProfiles"].Items ?? [];
            foreach (var unknown in profiles.Select(profile => profile["workloadProfileType"]).Where(type => !Known.ContainsKey(type.Text)))
                yield return At(unknown.Place, $"There is no workload profile '{unknown}'.{Nearest.Hint(unknown.Text, Known.Keys)}");
            var name = host.Resource.Properties["workloadProfileName"];
            if (profiles.FirstOrDefault(profile => profile["name"].Text == name.Text) is not { } chosen)
            {
                yield return At(name.Place, $"The app runs on the profile '{name}', which its environment does not have.");
                continue;
            }

            var resources = host.Container["resources"];
            if (Known.TryGetValue(chosen["workloadProfileType"].Text, out var size))
            {
                var (vcpus, memory) = (resources["cpu"].Number, resources["memory"].Text);
                var fits = size.HasGpu ? vcpus == size.Vcpus && memory == $"{size.MemoryGib}Gi" : vcpus <= size.Vcpus && memory == $"{2 * vcpus}Gi";
                if (!fits)
                    yield return At(
                        resources.Place,
                        $"A replica asks for {vcpus} vCPUs and {memory} of a profile with {size.Vcpus} and {size.MemoryGib}Gi: {(size.HasGpu ? "with a GPU it gets all of it" : "2 GiB go with each vCPU")}.");
                if (size.HasGpu != deployment.Scenario.Has("hostingPlan", "containerAppsGpu"))
                    yield return At(name.Place, "The plan and the profile do not agree on whether there is a GPU.");
            }

            var scale = host.Resource.Properties["template.scale"];
            if (scale["minReplicas"].Number > scale["maxReplicas"].Number)
                yield return At(scale.Place, $"At least {scale["minReplicas"]} replicas and at most {scale["maxReplicas"]} cannot be.");
        }
    }
}
