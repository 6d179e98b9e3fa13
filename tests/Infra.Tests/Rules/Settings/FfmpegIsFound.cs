using GenreFunctions.Audio;
using GenreFunctions.Infra.Tests.Evaluation;
using GenreFunctions.Infra.Tests.Rules.Hosts;
using GenreFunctions.Infra.Tests.Rules.Roots;

namespace GenreFunctions.Infra.Tests.Rules.Settings;

/// <summary>The app looks for ffmpeg where it is: in a package where a hook has put it there, otherwise on the path, where the image has it.</summary>
internal sealed class FfmpegIsFound : DeploymentRule
{
    // Where a package is unpacked.
    private const string Package = "/home/site/wwwroot/";
    private const string Project = "functions/GenreFunctions.Functions.csproj";
    private const string Setting = "Audio__FfmpegProgram";

    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        foreach (var host in AppHost.Of(deployment))
        {
            var isInPackage = deployment.Scenario.Has("ffmpegInPackage", "true") && host.Resource.Properties["functionAppConfig"].IsThere;
            var expected = isInPackage ? $"{Package}ffmpeg/ffmpeg" : new AudioOptions().FfmpegProgram;
            if (!host.Setting(Setting).Is(expected))
                yield return At(host.Setting(Setting).Place, $"The setting {Setting} is '{host.Setting(Setting)}', and ffmpeg is at {expected}.");
        }

        if (deployment.Infrastructure.Text(Project)?.Contains("\"ffmpeg/**\"", StringComparison.Ordinal) != true)
            yield return At(Project, "The package has no folder ffmpeg, which a hook puts a decoder into.");
        if (!HookScript.All(deployment.Infrastructure).Any(script => script.IsShell && script.Code.Contains("/ffmpeg\"", StringComparison.Ordinal)))
            yield return At("infra/hooks/ffmpeg.sh", "No hook puts an ffmpeg into the package.");
    }
}
