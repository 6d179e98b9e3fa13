namespace GenreFunctions.Infra.Tests.Seeds;

/// <summary>Mistakes of writing, and of telling modules what they ask for.</summary>
internal static class SyntaxMistakes
{
    private const string Main = "infra/main.bicep";

    public static IReadOnlyList<SeededMistake> All { get; } =
    [
        new(Main, "var usesPremium = hostingPlan == 'premium'", "var usesPremium = hostingPlan == == 'premium'", "SyntaxIsWhole", "no Bicep"),
        new("infra/modules/identity.bicep", "output appId string = app.id", "output appId string = app.", "SyntaxIsWhole", ""),
        new(Main, "output HOSTING_PLAN string = hostingPlan", "output HOSTING_PLAN string = hostingPlann", "NamesResolve", "nothing called hostingPlann: declare it, or correct the name. Was hostingPlan meant?"),
        new(Main, "address => trim(address)", "address => trim(adress)", "NamesResolve", "adress"),
        new(Main, "toLower(uniqueString(", "toLower(uniqString(", "NamesResolve", "no function uniqString. Was uniqueString meant?"),
        new(Main, "@minValue(40)", "@minimumValue(40)", "NamesResolve", "@minimumValue"),
        new("infra/modules/storage.bicep", "param tags object\n", "param tags object\nparam unusedThing string\n", "NamesAreUsed", "unusedThing"),
        new("infra/modules/storage.bicep", "var poisonQueue =", "var poisonQueue2 = ''\nvar poisonQueue =", "NamesAreUsed", "poisonQueue2"),
        new("infra/modules/cosmos.bicep", "var databaseName = 'genre'", "var databaseName = 'genre'\nvar databaseName = 'genre'", "NamesAreUnique", "databaseName is declared twice"),
        new("infra/modules/cosmos.bicep", "    disableLocalAuth: true\n", "    disableLocalAuth: true\n    disableLocalAuth: true\n", "NamesAreUnique", "disableLocalAuth is said twice"),
        new(Main, "'modules/budget.bicep'", "'modules/budgets.bicep'", "FilesExist", "modules/budgets.bicep"),
        new(Main, "loadJsonContent('../host.json')", "loadJsonContent('host.json')", "FilesExist", "not there"),
        new("infra/workbooks/cost.workbook.json", "\"version\": \"Notebook/1.0\",", "\"version\": \"Notebook/1.0\"", "FilesExist", "no JSON"),
        new(Main, "param durableBackend string = 'scheduler'", "param durableBackend string = 'schedulers'", "DefaultsAreAllowed", "The default of durableBackend is 'schedulers', where one of scheduler, storage is expected"),
        new(Main, "param flexMaximumInstances int = 100", "param flexMaximumInstances int = 10", "DefaultsAreAllowed", "40 is the least"),
        new(Main, "param flexMaximumInstances int = 100", "param flexMaximumInstances int = '100'", "DefaultsAreAllowed", "is of type string"),
        new(Main, "hostingPlan == 'containerAppsGpu'", "hostingPlan == 'gpu'", "ComparedWordsAreAllowed", "hostingPlan is compared with 'gpu'"),
        new(Main, "  premium: 'premium'\n", "  premum: 'premium'\n", "EverythingEvaluates", "has no premium"),
        new(Main, "appUri = usesFlex ? flex!", "appUri = usesFlex ? premium!", "EverythingEvaluates", "premium is not there"),
        new("infra/modules/storage.bicep", "audio.properties.primaryEndpoints.queue", "audio.properties.primaryEndpoints.queues", "EverythingEvaluates", "has no queues"),
        new(Main, "    costPlan: costPlans[hostingPlan]", "    billingPlan: costPlans[hostingPlan]", "ModuleParametersMatch", "no parameter billingPlan"),
        new(Main, "    costPlan: costPlans[hostingPlan]\n", "", "ModuleParametersMatch", "is not told costPlan"),
        new("infra/modules/settings.bicep", "param ffmpegProgram string", "param ffmpegPath string", "ModuleParametersMatch", "no parameter ffmpegProgram"),
        new("infra/modules/log-alert.json", "\"window\": {", "\"windowSize\": {", "ModuleParametersMatch", "windowSize"),
        new(Main, "    sku: schedulerSku", "    sku: 'Consumtion'", "ModuleParametersFit", "Consumtion"),
        new(Main, "    amount: monthlyBudget", "    amount: string(monthlyBudget)", "ModuleParametersFit", "is of type string, where int is expected"),
        new("infra/modules/alerts.bicep", "severity: 3", "severity: 5", "ModuleParametersFit", "4 is the most", 2),
        new(Main, "'Consumption-GPU-NC8as-T4', 'Consumption-GPU-NC24-A100'", "'Consumption-GPU-NC8as-T4', 'Consumption-GPU-NC24as-A100'", "EverythingEvaluates", "Consumption-GPU-NC24as-A100"),
        new("infra/modules/host-container.bicep", "@allowed(['', 'Consumption-GPU-NC8as-T4'", "@allowed(['', 'Consumption-GPU-NC8-T4'", "ModuleParametersFit", "Consumption-GPU-NC8as-T4"),
        new(Main, "cosmosEndpoint: cosmos.outputs.endpoint", "cosmosEndpoint: cosmos.outputs.endpont", "ModuleOutputsExist", "no output endpont"),
        new(Main, "topicId: events.outputs.topicId", "topicId: events.outputs.topicsId", "ModuleOutputsExist", "Was topicId meant?"),
        new(Main, "schedulerId: usesScheduler ? durable!.outputs", "schedulerId: usesScheduler ? durable.outputs", "ConditionalsAreGuarded", "durable is not always there"),
        new(Main, "module workbooks 'modules/workbooks.bicep'", "module workbooks 'modules/identity.bicep'", "ModulesAreUsed", "Nothing deploys this file"),
        new(Main, "module browser 'modules/browser.bicep' = {\n  name: 'browser'\n  scope: group\n", "module browser 'modules/browser.bicep' = {\n  name: 'browser'\n", "ScopesAreSaid", "browser"),
        new(Main, "  name: 'workbooks'", "  name: 'alerts'", "DeploymentNamesAreUnique", "'alerts'"),
    ];
}
