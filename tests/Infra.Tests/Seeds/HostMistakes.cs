namespace GenreFunctions.Infra.Tests.Seeds;

/// <summary>Mistakes in what runs the app.</summary>
internal static class HostMistakes
{
    private const string Main = "infra/main.bicep";
    private const string Flex = "infra/modules/host-flex.bicep";
    private const string Premium = "infra/modules/host-premium.bicep";
    private const string Container = "infra/modules/host-container.bicep";
    private const string Dockerfile = "infra/gpu/Dockerfile";

    public static IReadOnlyList<SeededMistake> All { get; } =
    [
        new(Main, "dependsOn: [access, endpoints]", "dependsOn: [endpoints]", "HostsWaitForAccess", "does not wait for access", 3),
        new(Flex, "httpsOnly: true", "httpsOnly: false", "DoorsAreLocked", "httpsOnly"),
        new(Premium, "ftpsState: 'Disabled'", "ftpsState: 'AllAllowed'", "DoorsAreLocked", "ftpsState"),
        new(Container, "allowInsecure: false", "allowInsecure: true", "DoorsAreLocked", "allowInsecure"),
        new("infra/modules/registry.bicep", "adminUserEnabled: false", "adminUserEnabled: true", "DoorsAreLocked", "adminUserEnabled"),
        new("infra/modules/site-security.bicep", "  name: 'scm'\n  properties: {\n    allow: false", "  name: 'scm'\n  properties: {\n    allow: true", "DoorsAreLocked", "with a password by scm"),
        new("infra/modules/monitoring.bicep", "    DisableLocalAuth: true", "    DisableLocalAuth: false", "DoorsAreLocked", "DisableLocalAuth"),
        new(Flex, "version: '10.0'", "version: '9.0'", "RuntimesAgree", "Flex runs dotnet-isolated 9.0"),
        new(Dockerfile, "dotnet/sdk:10.0", "dotnet/sdk:9.0", "RuntimesAgree", "'9.0' is not of .NET 10.0"),
        new(Container, "4-dotnet-isolated10.0", "4-dotnet-isolated8.0", "RuntimesAgree", "is not of .NET 10.0"),
        new(Premium, "FUNCTIONS_EXTENSION_VERSION: '~4'", "FUNCTIONS_EXTENSION_VERSION: '~3'", "RuntimesAgree", "where ~4 is expected"),
        new("Directory.Build.props", "<TargetFramework>net10.0<", "<TargetFramework>net11.0<", "RuntimesAgree", "compiled for dotnet-isolated 11.0"),
        new(Container, "var port = 8080", "var port = 80", "PortsAgree", "the port '80', and the image listens on 8080"),
        new(Premium, "WEBSITES_PORT: '8080'", "WEBSITES_PORT: '80'", "PortsAgree", "the port '80'"),
        new(Dockerfile, "EXPOSE 8080", "EXPOSE 80", "PortsAgree", "exposes '80'"),
        new(Dockerfile, "USER 1654", "USER root", "ImageIsWhole", "runs as root or by a name"),
        new(Dockerfile, "COPY models/ models/", "COPY model/ models/", "ImageIsWhole", "copies model, which is not there"),
        new(Main, "serviceName: 'tagger'", "serviceName: 'tager'", "ServicesAreTagged", "'tager', and no azure.yaml has a service of that name", 3),
        new("infra/gpu/azure.yaml", "host: containerapp", "host: function", "ServicesAreTagged", "deploys tagger to a function"),
        new("azure.yaml", "  tagger:\n", "  songs:\n", "ServicesAreTagged", "deploys songs to a function"),
        new(Main, "output SERVICE_TAGGER_URI", "output SERVICE_TAGGER_ADDRESS", "ServicesAreTagged", "no output SERVICE_TAGGER_URI"),
        new(Main, "'azd-env-name': environmentName", "'azd-env': environmentName", "ServicesAreTagged", "does not find the resource group"),
        new(Flex, "userAssignedIdentityResourceId: identityId", "userAssignedIdentityResourceId: identityClientId", "IdentitiesRunTheApp", "fetched with the app's identity"),
        new("infra/modules/storage.bicep", "primaryEndpoints.blob}${packageContainer}'", "primaryEndpoints.blob}package'", "IdentitiesRunTheApp", "which is no container of the host's account"),
        new(Premium, "acrUserManagedIdentityID: identityClientId", "acrUserManagedIdentityID: identityId", "IdentitiesRunTheApp", "acrUserManagedIdentityID"),
        new("infra/modules/site-security.bicep", "'/api/health', ", "'/api/songs', ", "SignInLeavesTheRightPathsOpen", "/api/songs is open without signing in"),
        new("infra/modules/site-security.bicep", "'/runtime/webhooks/blobs', ", "", "SignInLeavesTheRightPathsOpen", "/runtime/webhooks/blobs has to be open"),
        new("infra/modules/site-security.bicep", "clientSecretSettingName: 'OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID'", "clientSecretSettingName: 'CLIENT_SECRET'", "SignInLeavesTheRightPathsOpen", "takes its secret from the setting CLIENT_SECRET"),
        new(Container, "workloadProfileType: 'Consumption'", "workloadProfileType: 'Consumtion'", "ProfilesAreReal", "no workload profile 'Consumtion'. Was Consumption meant?"),
        new(Container, "? 'Consumption' : 'gpu'", "? 'Consumption' : 'GPU'", "ProfilesAreReal", "the profile 'GPU', which its environment does not have"),
        new(Main, ": 2 * containerVcpus", ": 4 * containerVcpus", "ProfilesAreReal", "2 GiB go with each vCPU"),
        new(Main, "vcpus: 8, memoryGib: 56", "vcpus: 4, memoryGib: 28", "ProfilesAreReal", "with a GPU it gets all of it"),
        new(Container, "terminationGracePeriodSeconds:", "terminationGraceSeconds:", "PropertiesAreAzures", "Was properties.template.terminationGracePeriodSeconds meant?"),
        new(Premium, "functionAppScaleLimit:", "functionAppScalesTo:", "PropertiesAreAzures", "no property of a Microsoft.Web/sites that this check knows"),
        new("infra/modules/log-alert.json", "\"autoMitigate\":", "\"autoMitigated\":", "PropertiesAreAzures", "Was properties.autoMitigate meant?"),
        new("infra/premium/image.bicep", "'DOCKER|${image}'", "'${image}'", "IdentitiesRunTheApp", "A hook tells the app of an image"),
        new("infra/modules/site-security.bicep", "/v2.0'", "/v1.0'", "SignInLeavesTheRightPathsOpen", "/v2.0 is expected"),
    ];
}
