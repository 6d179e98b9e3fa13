using System.Reflection;
using GenreFunctions.Local.Hosting.Binding;
using GenreFunctions.Local.Hosting.Blobs;
using GenreFunctions.Local.Hosting.ChangeFeed;
using GenreFunctions.Local.Hosting.Http;
using GenreFunctions.Local.Hosting.Queues;
using GenreFunctions.Local.Hosting.Settings;
using GenreFunctions.Local.Hosting.Timers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.Configuration;

namespace GenreFunctions.Local.Hosting.Discovery;

/// <summary>Reads what the functions' attributes say, and binds every function or says why it cannot be bound.</summary>
internal sealed class AppFunctionsReader
{
    // What a Cosmos DB trigger uses that names no connection, and where Azure's host looks for the address of one with an identity.
    private const string CosmosStandard = "CosmosDB";
    private const string CosmosEndpoint = "accountEndpoint";

    // As many documents as Cosmos DB hands over at a time when nobody says how many.
    private const int UsualDocuments = 100;

    private readonly IConfiguration _settings;
    private readonly FunctionFaults _faults = new();
    private readonly StorageConnections _connections;
    private readonly HttpRoutes _routes;
    private readonly AppFunctions _functions = new();

    private AppFunctionsReader(IConfiguration settings, HostJson hostJson)
    {
        _settings = settings;
        _connections = new StorageConnections(settings);
        _routes = new HttpRoutes(hostJson.RoutePrefix, _faults);
    }

    /// <summary>The functions declared in these types.</summary>
    /// <exception cref="HostStartException">Something cannot be bound; all faults are in it.</exception>
    public static AppFunctions Read(IEnumerable<Type> types, IConfiguration settings, HostJson hostJson)
    {
        var reader = new AppFunctionsReader(settings, hostJson);
        foreach (var function in FunctionFinder.Find(types, reader._faults))
        {
            if (DisabledFunctions.Contain(settings, function.Name))
                reader._functions.Disabled.Add(function.Name);
            else
                reader.Take(function);
        }

        reader._faults.ThrowIfAny();
        return reader._functions;
    }

    private void Take(FunctionDefinition function)
    {
        _functions.UsesOrchestrations |= function.Method.GetParameters().Any(parameter => parameter.IsDefined(typeof(DurableClientAttribute)));
        switch (function.Trigger)
        {
            case BlobTriggerAttribute trigger:
                TakeBlob(function, trigger);
                break;
            case QueueTriggerAttribute trigger:
                TakeQueue(function, trigger);
                break;
            case CosmosDBTriggerAttribute trigger:
                TakeChangeFeed(function, trigger);
                break;
            case TimerTriggerAttribute trigger:
                TakeTimer(function, trigger);
                break;
            case HttpTriggerAttribute trigger:
                TakeHttp(function, trigger);
                break;
            case OrchestrationTriggerAttribute trigger:
                TakeDurable(function, trigger.Orchestration, _functions.Orchestrators, Only(function, typeof(TaskOrchestrationContext)), nameof(TaskOrchestrationContext));
                break;
            case ActivityTriggerAttribute trigger:
                TakeDurable(function, trigger.Activity, _functions.Activities, JsonConversion.OfInput(function.TriggerParameter.ParameterType), "a type that JSON can hold");
                break;
            default:
                _faults.Add(function.Name, $"the trigger {function.Trigger.GetType().Name} is not one that this host knows");
                break;
        }
    }

    private void TakeBlob(FunctionDefinition function, BlobTriggerAttribute trigger)
    {
        BlobPathPattern? pattern = null;
        if (Expand(function, trigger.BlobPath) is { } path)
        {
            try
            {
                pattern = BlobPathPattern.Parse(path);
            }
            catch (FormatException fault)
            {
                _faults.Add(function.Name, fault.Message);
            }
        }

        var connection = Connection(function, trigger.Connection);
        var bound = FunctionBinder.Bind(function, BlobConversion.To(function.TriggerParameter.ParameterType), BlobConversion.Types, pattern?.Names ?? [], _faults);
        if (pattern is not null && connection is not null && bound is not null && ReturnsNothing(bound))
            _functions.Blobs.Add(new BlobFunction(bound, pattern, connection));
    }

    private void TakeQueue(FunctionDefinition function, QueueTriggerAttribute trigger)
    {
        var name = Expand(function, trigger.QueueName);
        if (name is not null && !QueueNames.Allowed.IsMatch(name))
        {
            _faults.Add(function.Name, $"'{name}' is no queue's name, which is 3 to 63 small letters, digits and single '-'");
            name = null;
        }

        var connection = Connection(function, trigger.Connection);
        var bound = FunctionBinder.Bind(function, JsonConversion.OfMessage(function.TriggerParameter.ParameterType), "string", [], _faults);
        if (name is not null && connection is not null && bound is not null && ReturnsNothing(bound))
            _functions.Queues.Add(new QueueFunction(bound, name, connection));
    }

    // The database is not looked for: a file stands for the container.
    private void TakeChangeFeed(FunctionDefinition function, CosmosDBTriggerAttribute trigger)
    {
        var container = Expand(function, trigger.ContainerName);
        var fault = container is null ? null
            : ContainerNames.Fault(container) is { } bad ? bad
            : trigger.ChangeFeedMode != CosmosDBChangeFeedMode.LatestVersion ? $"the change feed mode {trigger.ChangeFeedMode} is not one that this host knows; use LatestVersion"
            : trigger.StartFromTime is not null ? "StartFromTime is not known to this host; use StartFromBeginning"
            : trigger.MaxItemsPerInvocation < 0 ? $"MaxItemsPerInvocation is {trigger.MaxItemsPerInvocation}; it is above zero, or 0 for {UsualDocuments}"
            : null;
        if (fault is not null)
            _faults.Add(function.Name, fault);
        var documents = DocumentList.For(function.TriggerParameter.ParameterType);
        var bound = FunctionBinder.Bind(function, documents is null ? null : static (value, _) => new(value), DocumentList.Types, [], _faults);
        if (container is null || fault is not null || documents is null || bound is null || !ReturnsNothing(bound))
            return;
        var connection = string.IsNullOrEmpty(trigger.Connection) ? CosmosStandard : trigger.Connection;
        var most = trigger.MaxItemsPerInvocation == 0 ? UsualDocuments : trigger.MaxItemsPerInvocation;
        _functions.ChangeFeeds.Add(new ChangeFeedFunction(bound, container, connection, IsCosmosSet(connection), documents, most, trigger.StartFromBeginning));
    }

    private void TakeTimer(FunctionDefinition function, TimerTriggerAttribute trigger)
    {
        TimerSchedule? schedule = null;
        if (Expand(function, trigger.Schedule) is { } text && !TimerSchedule.TryParse(text, out schedule))
            _faults.Add(function.Name, $"the schedule '{text}' is neither an NCRONTAB expression, as in '0 */5 * * * *', nor a time span above zero, as in '00:05:00'");
        var bound = FunctionBinder.Bind(function, Only(function, typeof(TimerInfo)), nameof(TimerInfo), [], _faults);
        if (schedule is not null && bound is not null && ReturnsNothing(bound))
            _functions.Timers.Add(new TimerFunction(bound, schedule, trigger.RunOnStartup, trigger.UseMonitor));
    }

    private void TakeHttp(FunctionDefinition function, HttpTriggerAttribute trigger)
    {
        var hasRoute = _routes.TryRead(function.Name, trigger, out var route);
        if (trigger.AuthLevel == AuthorizationLevel.User)
            _faults.Add(function.Name, "the level User asks for a user's token, which this host does not read; use Function");
        var bound = FunctionBinder.Bind(
            function, Only(function, typeof(HttpRequest)), nameof(HttpRequest), [.. route?.Parameters.Select(parameter => parameter.Name) ?? []], _faults);
        if (bound is null)
            return;
        if (!typeof(IActionResult).IsAssignableFrom(bound.ResultType) && !typeof(IResult).IsAssignableFrom(bound.ResultType))
            _faults.Add(function.Name, $"it returns {bound.ResultType?.Name ?? "nothing"}; return IActionResult or Task<IActionResult>");
        else if (hasRoute)
            _functions.Http.Add(new HttpFunction(bound, route!, trigger.Methods ?? [], trigger.AuthLevel));
    }

    private void TakeDurable(FunctionDefinition function, string? name, Dictionary<string, BoundFunction> others, TriggerConversion? conversion, string types)
    {
        _functions.UsesOrchestrations = true;
        var bound = FunctionBinder.Bind(function, conversion, types, [], _faults);
        if (bound is not null && !others.TryAdd(name ?? function.Name, bound))
            _faults.Add(function.Name, $"'{name ?? function.Name}' is the name of {others[name ?? function.Name].Name}, too; rename one");
    }

    private string? Expand(FunctionDefinition function, string text)
    {
        try
        {
            return SettingText.Expand(text, _settings);
        }
        catch (FormatException fault)
        {
            _faults.Add(function.Name, fault.Message);
            return null;
        }
    }

    private string? Connection(FunctionDefinition function, string? name)
    {
        if (_connections.TryFind(name, out var connection, out var fault))
            return connection;
        _faults.Add(function.Name, fault);
        return null;
    }

    private bool IsCosmosSet(string connection) =>
        ((string[])[connection, $"AzureWebJobs{connection}", $"{connection}:{CosmosEndpoint}"]).Any(setting => !string.IsNullOrWhiteSpace(_settings[setting]));

    private bool ReturnsNothing(BoundFunction function)
    {
        if (function.ResultType is null)
            return true;
        _faults.Add(function.Name, $"it returns {function.ResultType.Name}, which nothing takes; return Task");
        return false;
    }

    private static TriggerConversion? Only(FunctionDefinition function, Type type) =>
        function.TriggerParameter.ParameterType == type ? static (value, _) => new(value) : null;
}
