using System.Globalization;
using GenreFunctions.Costs.Cases;
using GenreFunctions.Infra.Tests.Evaluation;
using GenreFunctions.Infra.Tests.Rules.Hosts;

namespace GenreFunctions.Infra.Tests.Rules.Money;

/// <summary>Songs are computed in the batches in which they are deployed: executions, actions and staging blobs follow from those.</summary>
internal sealed class BatchesAgree : DeploymentRule
{
    private static readonly (string Setting, int Counted, string Where)[] Counted =
    [
        ("Tagging__SegmentsPerActivity", MeasuredSong.StandardSegmentsPerActivity, $"{nameof(MeasuredSong)}.{nameof(MeasuredSong.StandardSegmentsPerActivity)}"),
        ("Tagging__BatchesInFlight", Simulation.DeploymentSimulation.StandardBatchesInFlight, $"{nameof(Simulation.DeploymentSimulation)}.{nameof(Simulation.DeploymentSimulation.StandardBatchesInFlight)}"),
    ];

    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        foreach (var host in AppHost.Of(deployment))
        {
            foreach (var (setting, counted, where) in Counted)
            {
                if (host.Setting(setting).Text != counted.ToString(CultureInfo.InvariantCulture))
                    yield return At(host.Setting(setting).Place, $"The setting {setting} is '{host.Setting(setting)}', and costs are computed by {counted} ({where}).");
            }
        }
    }
}
