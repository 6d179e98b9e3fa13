namespace GenreFunctions.Infra.Tests.Seeds;

/// <summary>Mistakes in what azd reads, in hooks and in the table of parameters.</summary>
internal static class RootMistakes
{
    private const string Main = "infra/main.bicep";
    private const string Values = "infra/main.parameters.json";
    private const string Docs = "docs/platform.md";

    public static IReadOnlyList<SeededMistake> All { get; } =
    [
        new("infra/gpu/azure.yaml", "  path: ..\n", "  path: ../..\n", "RootsResolve", "not the template of this product"),
        new("azure.yaml", "prepare.ps1", "prepares.ps1", "RootsResolve", "infra/hooks/prepares.ps1, which is not there"),
        new("infra/gpu/azure.yaml", "path: ../infra/gpu/Dockerfile", "path: ../gpu/Dockerfile", "RootsResolve", "gpu/Dockerfile, which is not there"),
        new(Docs, "| `premium` | `infra/premium` |", "| `premium` | `infra/gpu` |", "ServicesAreTagged", "deploys tagger to a containerapp"),
        new(Docs, "| `containerApps` | `infra/gpu` |", "| `containerapps` | `infra/gpu` |", "RootsResolve", "No azd root deploys the plan containerApps"),
        new("infra/premium/azure.yaml", "prepare.ps1 premium", "prepare.ps1 flex", "RootsResolve", "tells it other things on different systems"),
        new("infra/hooks/prepare.ps1", "azd env set BUDGET_START_DATE", "azd env set BUDGET_START", "HooksAreTwins", "BUDGET_START"),
        new("infra/hooks/prepare.sh", "\nset -eu\n", "\nset -u\n", "HooksAreTwins", "goes on after a command that failed"),
        new(Main, "output AUDIO_STORAGE_NAME", "output AUDIO_ACCOUNT_NAME", "HooksKnowTheirVariables", "infra/hooks/subscribe.sh needs AUDIO_STORAGE_NAME"),
        new(Main, "output COSMOS_ACCOUNT_NAME", "output COSMOS_NAME", "HooksKnowTheirVariables", "docs/security.md asks azd for COSMOS_ACCOUNT_NAME"),
        new("infra/hooks/prepare.sh", "azd env set BUDGET_START_DATE", "azd env set BUDGET_START", "HooksKnowTheirVariables", "remembers BUDGET_START, which no parameter is taken from"),
        new("infra/event-subscription.bicep", "param eventsIdentityId string", "param identityId string", "HookTemplatesMatch", "passes eventsIdentityId"),
        new("infra/hooks/subscribe.ps1", "../event-subscription.bicep'", "../event-subscriptions.bicep'", "HookTemplatesMatch", "event-subscriptions.bicep, which is not there"),
        new(Values, "    \"premiumSize\": { \"value\": \"${PREMIUM_SIZE=EP1}\" },\n", "", "ParametersAreSettable", "has no line for premiumSize"),
        new(Values, "${LOG_RETENTION_DAYS=30}", "${LOG_RETENTION_DAYS=31}", "ParametersAreSettable", "LOG_RETENTION_DAYS is '31' where it is not set, and main.bicep says '30'"),
        new(Values, "\"alertEmail\":", "\"alertMail\":", "ParametersAreSettable", "no parameter alertMail. Was alertEmail meant?"),
        new(Values, "${NETWORK_PREFIX=10.61.0.0/22}", "$(NETWORK_PREFIX)", "ParametersAreSettable", "in a way that azd does not replace"),
        new(Values, "${GPU_PROFILE=", "${PREMIUM_SIZE=", "ParametersAreSettable", "as another parameter is"),
        new(Values, "${ALERT_EMAIL=}", "${ALERT_MAIL=}", "ParametersAreDocumented", "by 'ALERT_MAIL'"),
        new(Docs, "| `containerVcpus` | 2 |", "| `containerVcpus` | 1 |", "ParametersAreDocumented", "main.bicep says '2'"),
        new(Docs, "| 40 to 1000", "| 40 to 500", "ParametersAreDocumented", "from 40 to 500, and main.bicep from 40 to 1000"),
        new(Docs, "| `DURABLE_BACKEND` | `durableBackend` |", "| `DURABLE_BACKEND` | `backend` |", "ParametersAreDocumented", "no row for the parameter durableBackend"),
    ];
}
