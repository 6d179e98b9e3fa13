using System.Text.Json;
using System.Text.Json.Nodes;

namespace GenreFunctions.Tests.Support;

/// <summary>News of a blob as Event Grid writes it into a queue, by the example in Azure's page "Azure Blob Storage as Event Grid source".</summary>
public static class EventGridMessage
{
    /// <summary>A blob was uploaded.</summary>
    public static JsonObject Of(string name, string eTag = "0x8D4BCC2E4835CD0", string container = "audio") => new()
    {
        ["topic"] = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/staudio",
        ["subject"] = $"/blobServices/default/containers/{container}/blobs/{name}",
        ["eventType"] = "Microsoft.Storage.BlobCreated",
        ["id"] = "831e1650-001e-001b-66ab-eeb76e069631",
        ["data"] = new JsonObject
        {
            ["api"] = "PutBlockList",
            ["clientRequestId"] = "6d79dbfb-0e37-4fc4-981f-442c9ca65760",
            ["requestId"] = "831e1650-001e-001b-66ab-eeb76e000000",
            ["eTag"] = $"\"{eTag}\"",
            ["contentType"] = "audio/wav",
            ["contentLength"] = 524288,
            ["blobType"] = "BlockBlob",
            ["url"] = $"https://staudio.blob.core.windows.net/{container}/{Uri.EscapeDataString(name)}",
            ["sequencer"] = "00000000000004420000000000028963",
            ["storageDiagnostics"] = new JsonObject { ["batchId"] = "b68529f3-68cd-4744-baa4-3c0498ec19f0" },
        },
        ["dataVersion"] = "",
        ["metadataVersion"] = "1",
        ["eventTime"] = "2030-06-26T18:41:00.9584103Z",
    };

    /// <summary>The same as a CloudEvent 1.0.</summary>
    public static JsonObject AsCloudEvent(JsonObject message)
    {
        var cloud = (JsonObject)message.DeepClone();
        cloud["type"] = cloud["eventType"]!.DeepClone();
        cloud["source"] = cloud["topic"]!.DeepClone();
        cloud["specversion"] = "1.0";
        foreach (var name in (string[])["eventType", "topic", "dataVersion", "metadataVersion"])
            cloud.Remove(name);
        return cloud;
    }

    /// <summary>As the queue holds it, before base64.</summary>
    public static string Text(JsonNode message) => message.ToJsonString(JsonSerializerOptions.Web);
}
