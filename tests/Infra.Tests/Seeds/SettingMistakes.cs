namespace GenreFunctions.Infra.Tests.Seeds;

/// <summary>Mistakes in what the app is told.</summary>
internal static class SettingMistakes
{
    private const string Settings = "infra/modules/settings.bicep";
    private const string Main = "infra/main.bicep";

    public static IReadOnlyList<SeededMistake> All { get; } =
    [
        new(Settings, "AudioStorage__queueServiceUri:", "AudioStorage__queueUri:", "SettingsAreRead", "Nobody reads the setting AudioStorage__queueUri"),
        new(Settings, "AudioStorage__queueServiceUri:", "AudioStorage__queueUri:", "ConnectionsAreWhole", "AudioStorage__queueServiceUri is missing"),
        new(Settings, "AudioStorage__blobServiceUri: audioBlobUri", "AudioStorage__blobServiceUri: hostBlobUri", "ConnectionsAreWhole", "the address https://staudio"),
        new(Settings, "CosmosConnection__clientId: appClientId", "CosmosConnection__clientId: ''", "ConnectionsAreWhole", "is not the client id"),
        new(Settings, "Costs__SideBySide:", "Costs__SidebySide:", "SettingsAreRead", "Costs__SidebySide is written Costs__SideBySide"),
        new(Settings, "Costs__SideBySide:", "Costs__SidebySide:", "SizesAgree", "Costs__SideBySide is ''"),
        new(Settings, "Costs__MonthlyBudget: string(monthlyBudget)", "Costs__MonthlyBudget: monthlyBudget", "SettingsAreTexts", "is a Number, where a text is wanted"),
        new(Settings, "Audio__FfmpegProgram: ffmpegProgram", "Audio__FfmpegProgram: ''", "SettingsAreTexts", "Audio__FfmpegProgram is empty"),
        new(Settings, "Sweep__KeepEnded: '7.00:00:00'", "Sweep__KeepEnded: '7'", "SettingsAreAccepted", "Sweep__KeepEnded is '7', where a duration"),
        new(Settings, "Tagging__BatchesInFlight: '8'", "Tagging__BatchesInFlight: '800'", "SettingsAreAccepted", "Tagging__BatchesInFlight is '800'"),
        new(Settings, "CosmosConnection__accountEndpoint:", "CosmosConnection__endpoint:", "SettingsAreAccepted", "CosmosConnection__accountEndpoint is missing"),
        new(Main, "containerApps: 'container-apps'", "containerApps: 'containerApps'", "SettingsAreAccepted", "Costs__Plan is 'containerApps'"),
        new(Settings, "extensions__durableTask__maxConcurrentActivityFunctions:", "extensions__durableTask__maxConcurrentActivities:", "HostSettingsAreKnown", "maxConcurrentActivities is no key of host.json"),
        new("host.json", "\"poisonBlobThreshold\": 5", "\"poisonBlobTreshold\": 5", "HostFileIsKnown", "Was extensions.blobs.poisonBlobThreshold meant?"),
        new("host.json", "\"telemetryMode\": \"OpenTelemetry\"", "\"telemetryMode\": \"OpenTelemtry\"", "HostFileIsKnown", "OpenTelemetry or ApplicationInsights is expected"),
        new("host.json", "\"messageEncoding\": \"base64\"", "\"messageEncoding\": \"none\"", "HostFileIsKnown", "base64 is expected"),
        new("host.json", "\"routePrefix\": \"\"", "\"routePrefix\": \"api\"", "HostFileIsKnown", "routes say api/ themselves"),
        new("host.json", "\"functionTimeout\": \"00:30:00\"", "\"functionTimeout\": 30", "HostFileIsKnown", "functionTimeout is '30', where a duration"),
        new(Main, "loadJsonContent('../host.json').extensions.durableTask.hubName", "'GenreFunction'", "HubsAgree", "task hub is"),
        new("infra/modules/durable.bicep", "  name: hubName", "  name: 'hub'", "HubsAgree", "The scheduler's task hub is called hub"),
        new($"{Settings}|host.json", "payloadStorageThresholdBytes", "largePayloadStorageThreshold", "BackendsAgree", "Payloads above ''"),
        new(Settings, "  DURABLE_TASK_SCHEDULER_CONNECTION_STRING:", "  DURABLE_TASK_CONNECTION_STRING:", "BackendsAgree", "'DURABLE_TASK_SCHEDULER_CONNECTION_STRING'"),
        new(Settings, ";Authentication=ManagedIdentity;", ";Authentication=Managed;", "BackendsAgree", "Authentication=ManagedIdentity"),
        new(Settings, "AzureWebJobsStorage__tableServiceUri: hostTableUri", "AzureWebJobsStorage__tablesUri: hostTableUri", "BackendsAgree", "AzureWebJobsStorage__tableServiceUri: histories are tables"),
        new(Settings, "AzureWebJobsDisableHomepage: 'true'", "AzureWebJobsDisableHomepage: 'false'", "HomepageIsTheApps", "has to be 'true'"),
        new("infra/modules/storage.bicep", "output hostId string = host.id", "output hostId string = host.listKeys().keys[0].value", "NoSecretsAreSaid", "The output hostId says a secret"),
        new("infra/modules/alerts.bicep", "param email string", "param smtpPassword string", "NoSecretsAreSaid", "sounds like a secret"),
        new(Settings, "AudioStorage__credential: 'managedidentity'", "AudioStorage: 'AccountName=a;AccountKey=b'", "NoSecretsAreSaid", "The setting AudioStorage has a key in it"),
        new(Main, "'/home/site/wwwroot/ffmpeg/ffmpeg'", "'/home/site/wwwroot/ffmpeg'", "FfmpegIsFound", "ffmpeg is at /home/site/wwwroot/ffmpeg/ffmpeg"),
        new("functions/GenreFunctions.Functions.csproj", "Include=\"ffmpeg/**\"", "Include=\"decoder/**\"", "FfmpegIsFound", "no folder ffmpeg"),
        new(Settings, ";Authorization=AAD'", ";Authorization=Entra'", "TelemetrySignsIn", ";Authorization=AAD is expected"),
    ];
}
