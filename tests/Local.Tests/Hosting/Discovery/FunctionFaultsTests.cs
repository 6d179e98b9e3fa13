using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

#pragma warning disable CA1822, CA1034, IDE0060 // Functions that are wrong on purpose.

namespace GenreFunctions.Local.Tests.Hosting.Discovery;

public sealed class FunctionFaultsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(typeof(TwoTriggers), "Function A: it has 2 triggers, on 'timer' and 'message'; keep one.")]
    [InlineData(typeof(NoTrigger), "Function A: it has no trigger; give one parameter a trigger attribute.")]
    [InlineData(typeof(SameName), "Function a: SameName.One and SameName.Two have the same name; rename one.")]
    [InlineData(typeof(BadName), "Function '1 A': the name of BadName.Run is not a letter followed by letters, digits, '-' and '_'; rename it.")]
    [InlineData(typeof(NotPublic), "Function A: NotPublic.Run is not public; make the method and its class public.")]
    [InlineData(typeof(Generic<>), "Function A: Generic`1.Run is generic or abstract; declare it in a class that can be made.")]
    [InlineData(typeof(UnknownParameter), "Function A: nothing brings the parameter 'client' of type HttpClient; it can be FunctionContext, CancellationToken or a string that the route or the blob's path names, and services go into the constructor.")]
    [InlineData(typeof(NumberFromRoute), "Function A: the parameter 'id' is of type Int32; what a route or a blob's path names is a string.")]
    [InlineData(typeof(WrongClient), "Function A: the parameter 'client' is of type String; [DurableClient] brings a DurableTaskClient.")]
    [InlineData(typeof(WrongTriggerType), "Function A: the parameter 'timer' is of type String, which this trigger does not bring; make it TimerInfo.")]
    [InlineData(typeof(WrongBlobType), "Function A: the parameter 'blob' is of type Uri, which this trigger does not bring; make it BlobClient, Stream, string, byte[] or BinaryData.")]
    [InlineData(typeof(WrongResult), "Function A: it returns Int32, which nothing takes; return Task.")]
    [InlineData(typeof(WrongHttpResult), "Function A: it returns nothing; return IActionResult or Task<IActionResult>.")]
    [InlineData(typeof(MissingConnection), "Function A: the connection setting 'Elsewhere' is missing; set Elsewhere to a connection string or to UseDevelopmentStorage=true.")]
    [InlineData(typeof(StandardConnection), "Function A: the connection setting 'AzureWebJobsStorage' is missing; set AzureWebJobsStorage to a connection string or to UseDevelopmentStorage=true.")]
    [InlineData(typeof(IdentityConnection), "Function A: the connection 'ByIdentity' names an account to be used with an identity, which this host does not do; set ByIdentity to a connection string.")]
    [InlineData(typeof(BadConnection), "Function A: the connection setting 'Nonsense' is no connection string of a storage account; copy it anew.")]
    [InlineData(typeof(BadRoute), "Function A: the route 'api/{id' is none: There is an incomplete parameter in the route template. Check that each '{' character has a matching '}' character.")]
    [InlineData(typeof(BadConstraint), "Function A: the route 'api/{id:number}' has the constraint 'number', which ASP.NET Core does not know, or not with this argument.")]
    [InlineData(typeof(SameRoute), "Function B: the route 'api/songs/{name}' is that of A, too, with a method in common; change one.")]
    [InlineData(typeof(UserLevel), "Function A: the level User asks for a user's token, which this host does not read; use Function.")]
    [InlineData(typeof(BadSchedule), "Function A: the schedule '0 0 25 * * *' is neither an NCRONTAB expression, as in '0 */5 * * * *', nor a time span above zero, as in '00:05:00'.")]
    [InlineData(typeof(ZeroInterval), "Function A: the schedule '00:00:00' is neither an NCRONTAB expression, as in '0 */5 * * * *', nor a time span above zero, as in '00:05:00'.")]
    [InlineData(typeof(MissingSetting), "Function A: '%NotSet%' names the setting 'NotSet', which is not set.")]
    [InlineData(typeof(HalfSetting), "Function A: '5% of all' has a percent sign without a second one; a setting is written %Name%.")]
    [InlineData(typeof(BadContainer), "Function A: the blob path 'Audio/{name}' does not begin with a container's name, which is 3 to 63 small letters, digits and single '-'.")]
    [InlineData(typeof(EmptyPattern), "Function A: the blob path 'audio/' has no pattern of names behind the slash; write 'audio/{name}' for all blobs.")]
    [InlineData(typeof(OpenBrace), "Function A: the blob path 'audio/{name' has a brace that does not belong to a name, at '{name'; a name is written {name}.")]
    [InlineData(typeof(TwiceNamed), "Function A: the blob path 'audio/{a}/{a}' names {a} twice, or right behind another name; put text between different names.")]
    [InlineData(typeof(BadQueueName), "Function A: 'My_Queue' is no queue's name, which is 3 to 63 small letters, digits and single '-'.")]
    [InlineData(typeof(SameActivity), "Function B: 'Shared' is the name of A, too; rename one.")]
    [InlineData(typeof(WrongDocuments), "Function A: the parameter 'documents' is of type Dictionary`2, which this trigger does not bring; make it IReadOnlyList<T>, T[], List<T>, IEnumerable<T> or string.")]
    [InlineData(typeof(BadCosmosContainer), "Function A: '../songs' is no container's name that a file here can have, which is 1 to 63 letters, digits, '-' and '_'.")]
    [InlineData(typeof(OwnFileAsContainer), "Function A: the container 'Host' would be Host.db here, which is a file of this host's own; choose another name.")]
    [InlineData(typeof(AllVersions), "Function A: the change feed mode AllVersionsAndDeletes is not one that this host knows; use LatestVersion.")]
    [InlineData(typeof(FromTime), "Function A: StartFromTime is not known to this host; use StartFromBeginning.")]
    [InlineData(typeof(NegativeItems), "Function A: MaxItemsPerInvocation is -1; it is above zero, or 0 for 100.")]
    [InlineData(typeof(ChangeFeedResult), "Function A: it returns Int32, which nothing takes; return Task.")]
    [InlineData(typeof(WrongOrchestrator), "Function A: the parameter 'context' is of type String, which this trigger does not bring; make it TaskOrchestrationContext.")]
    public async Task Function_ThatCannotBeBound_IsSaidInASentence(Type functions, string expected)
    {
        var (faults, exitCode) = await TestHost.FaultsAsync(Plan(functions));
        Assert.Equal([expected], faults);
        Assert.Equal(1, exitCode);
    }

    [Theory]
    [InlineData(typeof(TwoRoots), "Function B: the route '/' is that of A, too, with a method in common; change one.")]
    [InlineData(typeof(AdminRoute), "Function A: the route 'admin/costs' begins with 'admin', which Azure keeps for itself; choose another.")]
    [InlineData(typeof(RuntimeRoute), "Function A: the route 'Runtime' begins with 'Runtime', which Azure keeps for itself; choose another.")]
    public async Task Route_AtTheRootThatIsTaken_IsSaidInASentence(Type functions, string expected)
    {
        _folder.File("host.json", """{ "extensions": { "http": { "routePrefix": "" } } }"""u8.ToArray());
        var (faults, _) = await TestHost.FaultsAsync(Plan(functions));
        Assert.Equal([expected], faults);
    }

    [Fact]
    public async Task Faults_OfSeveralFunctions_AreAllSaid()
    {
        var (faults, _) = await TestHost.FaultsAsync(Plan(typeof(NoTrigger), typeof(BadSchedule2), typeof(MissingConnection2)));
        Assert.Equal(3, faults.Count);
    }

    private TestHostPlan Plan(params Type[] functions) => new()
    {
        Folder = _folder.Path,
        Functions = functions,
        Settings = new Dictionary<string, string?> { ["ByIdentity__blobServiceUri"] = "https://account.example", ["Nonsense"] = "nonsense" },
    };

    public sealed class TwoTriggers
    {
        [Function("A")]
        public void Run([TimerTrigger("00:01:00")] TimerInfo timer, [QueueTrigger("queue", Connection = "AudioStorage")] string message)
        {
        }
    }

    public sealed class NoTrigger
    {
        [Function("A")]
        public void Run(CancellationToken cancellation)
        {
        }
    }

    public sealed class SameName
    {
        [Function("A")]
        public void One([TimerTrigger("00:01:00")] TimerInfo timer)
        {
        }

        [Function("a")]
        public void Two([TimerTrigger("00:01:00")] TimerInfo timer)
        {
        }
    }

    public sealed class BadName
    {
        [Function("1 A")]
        public void Run([TimerTrigger("00:01:00")] TimerInfo timer)
        {
        }
    }

    public sealed class WrongDocuments
    {
        [Function("A")]
        public void Run([CosmosDBTrigger("genre", "costs")] Dictionary<string, string> documents)
        {
        }
    }

    public sealed class BadCosmosContainer
    {
        [Function("A")]
        public void Run([CosmosDBTrigger("genre", "../songs")] string documents)
        {
        }
    }

    public sealed class OwnFileAsContainer
    {
        [Function("A")]
        public void Run([CosmosDBTrigger("genre", "Host")] string documents)
        {
        }
    }

    public sealed class AllVersions
    {
        [Function("A")]
        public void Run([CosmosDBTrigger("genre", "costs", ChangeFeedMode = CosmosDBChangeFeedMode.AllVersionsAndDeletes)] string documents)
        {
        }
    }

    public sealed class FromTime
    {
        [Function("A")]
        public void Run([CosmosDBTrigger("genre", "costs", StartFromTime = "2026-11-01T00:00:00Z")] string documents)
        {
        }
    }

    public sealed class NegativeItems
    {
        [Function("A")]
        public void Run([CosmosDBTrigger("genre", "costs", MaxItemsPerInvocation = -1)] string documents)
        {
        }
    }

    public sealed class ChangeFeedResult
    {
        [Function("A")]
        public int Run([CosmosDBTrigger("genre", "costs")] string documents) => 1;
    }

    public sealed class TwoRoots
    {
        [Function("A")]
        public static IActionResult One([HttpTrigger("get", "head", Route = "/")] HttpRequest request) => new OkResult();

        [Function("B")]
        public static IActionResult Two([HttpTrigger("head", Route = "//")] HttpRequest request) => new OkResult();
    }

    public sealed class AdminRoute
    {
        [Function("A")]
        public static IActionResult Run([HttpTrigger("get", Route = "admin/costs")] HttpRequest request) => new OkResult();
    }

    public sealed class RuntimeRoute
    {
        [Function("A")]
        public static IActionResult Run([HttpTrigger("get", Route = "/Runtime")] HttpRequest request) => new OkResult();
    }

    public sealed class NotPublic
    {
        [Function("A")]
        internal void Run([TimerTrigger("00:01:00")] TimerInfo timer)
        {
        }
    }

    public sealed class Generic<T>
    {
        [Function("A")]
        public void Run([TimerTrigger("00:01:00")] TimerInfo timer)
        {
        }
    }

    public sealed class UnknownParameter
    {
        [Function("A")]
        public void Run([TimerTrigger("00:01:00")] TimerInfo timer, HttpClient client)
        {
        }
    }

    public sealed class NumberFromRoute
    {
        [Function("A")]
        public IActionResult Run([HttpTrigger(Route = "songs/{id}")] HttpRequest request, int id) => new OkResult();
    }

    public sealed class WrongClient
    {
        [Function("A")]
        public void Run([TimerTrigger("00:01:00")] TimerInfo timer, [DurableClient] string client)
        {
        }
    }

    public sealed class WrongTriggerType
    {
        [Function("A")]
        public void Run([TimerTrigger("00:01:00")] string timer)
        {
        }
    }

    public sealed class WrongBlobType
    {
        [Function("A")]
        public void Run([BlobTrigger("audio/{name}", Connection = "AudioStorage")] Uri blob)
        {
        }
    }

    public sealed class WrongResult
    {
        [Function("A")]
        public Task<int> Run([TimerTrigger("00:01:00")] TimerInfo timer) => Task.FromResult(1);
    }

    public sealed class WrongHttpResult
    {
        [Function("A")]
        public Task Run([HttpTrigger] HttpRequest request) => Task.CompletedTask;
    }

    public sealed class MissingConnection
    {
        [Function("A")]
        public void Run([QueueTrigger("queue", Connection = "Elsewhere")] string message)
        {
        }
    }

    public sealed class MissingConnection2
    {
        [Function("C")]
        public void Run([QueueTrigger("queue", Connection = "Elsewhere")] string message)
        {
        }
    }

    public sealed class StandardConnection
    {
        [Function("A")]
        public void Run([QueueTrigger("queue")] string message)
        {
        }
    }

    public sealed class IdentityConnection
    {
        [Function("A")]
        public void Run([QueueTrigger("queue", Connection = "ByIdentity")] string message)
        {
        }
    }

    public sealed class BadConnection
    {
        [Function("A")]
        public void Run([QueueTrigger("queue", Connection = "Nonsense")] string message)
        {
        }
    }

    public sealed class BadRoute
    {
        [Function("A")]
        public IActionResult Run([HttpTrigger(Route = "{id")] HttpRequest request) => new OkResult();
    }

    public sealed class BadConstraint
    {
        [Function("A")]
        public IActionResult Run([HttpTrigger(Route = "{id:number}")] HttpRequest request) => new OkResult();
    }

    public sealed class SameRoute
    {
        [Function("A")]
        public IActionResult One([HttpTrigger("get", "post", Route = "songs/{id}")] HttpRequest request) => new OkResult();

        [Function("B")]
        public IActionResult Two([HttpTrigger("post", Route = "songs/{name}")] HttpRequest request) => new OkResult();

        [Function("C")]
        public IActionResult Three([HttpTrigger("put", Route = "songs/{name}")] HttpRequest request) => new OkResult();
    }

    public sealed class UserLevel
    {
        [Function("A")]
        public IActionResult Run([HttpTrigger(AuthorizationLevel.User)] HttpRequest request) => new OkResult();
    }

    public sealed class BadSchedule
    {
        [Function("A")]
        public void Run([TimerTrigger("0 0 25 * * *")] TimerInfo timer)
        {
        }
    }

    public sealed class BadSchedule2
    {
        [Function("B")]
        public void Run([TimerTrigger("sometimes")] TimerInfo timer)
        {
        }
    }

    public sealed class ZeroInterval
    {
        [Function("A")]
        public void Run([TimerTrigger("00:00:00")] TimerInfo timer)
        {
        }
    }

    public sealed class MissingSetting
    {
        [Function("A")]
        public void Run([TimerTrigger("%NotSet%")] TimerInfo timer)
        {
        }
    }

    public sealed class HalfSetting
    {
        [Function("A")]
        public void Run([TimerTrigger("5% of all")] TimerInfo timer)
        {
        }
    }

    public sealed class BadContainer
    {
        [Function("A")]
        public void Run([BlobTrigger("Audio/{name}", Connection = "AudioStorage")] Stream blob)
        {
        }
    }

    public sealed class EmptyPattern
    {
        [Function("A")]
        public void Run([BlobTrigger("audio/", Connection = "AudioStorage")] Stream blob)
        {
        }
    }

    public sealed class OpenBrace
    {
        [Function("A")]
        public void Run([BlobTrigger("audio/{name", Connection = "AudioStorage")] Stream blob)
        {
        }
    }

    public sealed class TwiceNamed
    {
        [Function("A")]
        public void Run([BlobTrigger("audio/{a}/{a}", Connection = "AudioStorage")] Stream blob)
        {
        }
    }

    public sealed class BadQueueName
    {
        [Function("A")]
        public void Run([QueueTrigger("My_Queue", Connection = "AudioStorage")] string message)
        {
        }
    }

    public sealed class SameActivity
    {
        [Function("A")]
        public int One([ActivityTrigger(Activity = "Shared")] int input) => input;

        [Function("B")]
        public int Two([ActivityTrigger(Activity = "Shared")] int input) => input;
    }

    public sealed class WrongOrchestrator
    {
        [Function("A")]
        public Task Run([OrchestrationTrigger] string context, [DurableClient] DurableTaskClient client, FunctionContext function, CancellationToken cancellation) => Task.CompletedTask;

    }
}
