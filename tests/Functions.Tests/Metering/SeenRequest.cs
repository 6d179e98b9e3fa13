using System.Web;

namespace GenreFunctions.Functions.Tests.Metering;

/// <summary>A request as it was seen on its way to a storage account.</summary>
internal sealed record SeenRequest(bool IsQueue, string Method, string Target, int Status, long Sent, long Received)
{
    // The types that Azure's "Map each REST operation to a price" gives to those operations that this app uses, for general-purpose v2.
    private static readonly Dictionary<string, string> Types = new()
    {
        ["CreateContainer"] = "List and create container",
        ["ListBlobs"] = "List and create container",
        ["PutBlob"] = "Write",
        ["PutBlock"] = "Write",
        ["PutBlockList"] = "Write",
        ["GetBlob"] = "Read",
        ["GetBlobProperties"] = "Other",
        ["GetBlobTags"] = "Other",
        ["SetBlobTags"] = "Other",
        ["DeleteBlob"] = "Free",
    };

    public string Operation
    {
        get
        {
            var query = HttpUtility.ParseQueryString(Target.Contains('?', StringComparison.Ordinal) ? Target[Target.IndexOf('?', StringComparison.Ordinal)..] : "");
            return (Method, query["comp"] ?? "", query["restype"] ?? "") switch
            {
                _ when IsQueue => "Queue",
                ("PUT", "", "container") => "CreateContainer",
                ("GET", "list", "container") => "ListBlobs",
                ("PUT", "", "") => "PutBlob",
                ("PUT", "block", "") => "PutBlock",
                ("PUT", "blocklist", "") => "PutBlockList",
                ("GET", "", "") => "GetBlob",
                ("HEAD", "", "") => "GetBlobProperties",
                ("GET", "tags", "") => "GetBlobTags",
                ("PUT", "tags", "") => "SetBlobTags",
                ("DELETE", "", "") => "DeleteBlob",
                _ => throw new InvalidOperationException($"{Method} {Target} is an operation that these tests do not know."),
            };
        }
    }

    public string Type => IsQueue ? "Queue" : Types[Operation];

    public static int Reads(IEnumerable<SeenRequest> requests) => requests.Count(request => request.Type is "Read" or "Other");

    public static int Writes(IEnumerable<SeenRequest> requests) => requests.Count(request => request.Type is "Write" or "List and create container");
}
