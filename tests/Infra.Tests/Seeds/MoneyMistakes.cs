namespace GenreFunctions.Infra.Tests.Seeds;

/// <summary>Mistakes in costs, alerts and workbooks.</summary>
internal static class MoneyMistakes
{
    private const string Main = "infra/main.bicep";
    private const string Alerts = "infra/modules/alerts.bicep";

    public static IReadOnlyList<SeededMistake> All { get; } =
    [
        new(Main, "containerVcpus: replicaVcpus", "containerVcpus: containerVcpus", "SizesAgree", "Costs__ContainerVcpus is '2', and what is deployed is '8'"),
        new(Main, "costPlan: 'container-apps-gpu-t4'", "costPlan: 'container-apps-gpu-a100'", "SizesAgree", "Costs__Plan is 'container-apps-gpu-a100'"),
        new(Main, "    premiumSize: premiumSize\n", "    premiumSize: 'EP1'\n", "SizesAgree", "Costs__PremiumSize is 'EP1', and what is deployed is 'EP2'"),
        new(Main, "param flexMaximumInstances int = 100", "param flexMaximumInstances int = 200", "InstancesAgree", "Instances of flex at most: deployed is '200', and the code counts 100"),
        new(Main, "param premiumMinimumInstances int = 1", "param premiumMinimumInstances int = 2", "InstancesAgree", "Instances of premium that always run: deployed is '2'"),
        new(Main, "param containerVcpus int = 2", "param containerVcpus int = 4", "InstancesAgree", "vCPUs of container-apps: deployed is '4', and the code counts 2"),
        new(Main, "vcpus: 24", "vcpus: 16", "InstancesAgree", "vCPUs of container-apps-gpu-a100: deployed is '16'"),
        new(Main, "'EP2', 'EP3']", "'EP2', 'EP4']", "InstancesAgree", "The code knows no instance of the size"),
        new(Main, "max(2, replicaVcpus)", "replicaVcpus", "InstancesAgree", "with 1 cores: deployed is '1', and the code counts 2"),
        new("infra/modules/settings.bicep", "SegmentsPerActivity: '100'", "SegmentsPerActivity: '10'", "BatchesAgree", "Tagging__SegmentsPerActivity is '10', and costs are computed by 100"),
        new("infra/modules/settings.bicep", "BatchesInFlight: '8'", "BatchesInFlight: '16'", "BatchesAgree", "Tagging__BatchesInFlight is '16'"),
        new("infra/modules/host-container.bicep", "cooldownPeriod: 300", "cooldownPeriod: 600", "SizesAgree", "go after 600 seconds"),
        new(Main, "    amount: monthlyBudget", "    amount: 100", "BudgetsAgree", "Azure's budget is 100, and the page shows '200'"),
        new("infra/modules/budget.bicep", "timeGrain: 'Monthly'", "timeGrain: 'Quarterly'", "BudgetsAgree", "for a time of Quarterly"),
        new(Main, "utcNow('yyyy-MM-01')", "utcNow('yyyy-MM-dd')", "BudgetsAgree", "the first day of a month only"),
        new(Alerts, "\"genre.song.cost\"", "\"genre.song.costs\"", "QueriesNameWhatThereIs", "the measure genre.song.costs"),
        new(Alerts, "AppMetrics | where Name == \"genre.song.cost\"", "AppRequests | where Name == \"OnPoisonAudio\"", "QueriesNameWhatThereIs", "the function OnPoisonAudio, which the app does not have: it would find nothing, for ever. Was OnPoisonedAudio meant?"),
        new("infra/workbooks/cost.workbook.json", "iff(Name == \\\"genre.cost.idle\\\"", "iff(Name == \\\"genre.idle.cost\\\"", "QueriesNameWhatThereIs", "the measure genre.idle.cost"),
        new("infra/workbooks/cost.workbook.json", "[\\\"hosting.plan\\\"]", "[\\\"hosting.plans\\\"]", "QueriesNameWhatThereIs", "the attribute hosting.plans"),
        new("infra/workbooks/operations.workbook.json", "\"query\": \"AppExceptions\\n", "\"query\": \"AppException\\n", "QueriesNameWhatThereIs", "asks for AppException, which is no table"),
        new(Alerts, "window: 'PT1H'", "window: 'PT1M'", "AlertsAreHeard", "every PT15M over PT1M"),
        new("infra/modules/budget.bicep", "var people = empty(email) ? [peopleId] : []", "var people = []", "BudgetsAgree", "Azure refuses one that has roles only"),
        new(Alerts, "armRoleReceivers: empty(email) ?", "armRoleReceivers: !empty(email) ?", "AlertsAreHeard", "neither addresses nor roles in it"),
        new(Alerts, "actionGroupIds: [people.id]", "actionGroupIds: []", "AlertsAreHeard", "tells nobody"),
        new(Alerts, "frequency: 'PT15M'", "frequency: 'PT7M'", "WordsAreAzures", "'PT7M', where PT1M or PT5M"),
        new(Alerts, "window: 'PT1H'", "window: '1h'", "AlertsAreHeard", "these are no durations"),
        new("infra/workbooks/cost.workbook.json", "\"name\": \"by-model\"", "\"name\": \"by-outcome\"", "WorkbooksAreReadable", "Two items are called by-outcome"),
        new("infra/workbooks/operations.workbook.json", "\"name\": \"Time\"", "\"name\": \"Times\"", "WorkbooksAreReadable", "asks for a time 'Time'"),
    ];
}
