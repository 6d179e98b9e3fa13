namespace GenreFunctions.Infra.Tests.Seeds;

/// <summary>Mistakes in how uploads are announced.</summary>
internal static class EventMistakes
{
    private const string Hooked = "infra/event-subscription.bicep";

    public static IReadOnlyList<SeededMistake> All { get; } =
    [
        new(Hooked, "'FlushWithClose'", "'FlushClose'", "SubscriptionsAreRight", "has to be of data.api in FlushWithClose"),
        new("infra/modules/", "'FlushWithClose'", "'FlushClose'", "SubscriptionsAreRight", "has to be of data.api in FlushWithClose"),
        new(Hooked, "'Microsoft.Storage.BlobCreated'", "'Microsoft.Storage.BlobCreate'", "SubscriptionsAreRight", "BlobCreated alone is expected"),
        new("infra/modules/", "'Microsoft.Storage.BlobCreated'", "'Microsoft.Storage.BlobCreate'", "SubscriptionsAreRight", "BlobCreated alone is expected"),
        new("infra/modules/", "containers/${uploadContainer}/blobs/", "containers/${uploadContainer}/", "SubscriptionsAreRight", "subjects that begin with"),
        new(Hooked, "param uploadContainer string = 'audio'", "param uploadContainer string = 'audios'", "SubscriptionsAreRight", "containers/audio/blobs/ is expected"),
        new(Hooked, "maxDeliveryAttempts: 30", "maxDeliveryAttempts: 40", "SubscriptionsAreRight", "tries 40 times"),
        new(Hooked, "param deadLetterContainer string = 'dead-letters'", "param deadLetterContainer string = 'deadletters'", "SubscriptionsAreRight", "'deadletters'"),
        new("infra/modules/", "blobContainerName: deadLetterContainer", "blobContainerName: uploadContainer2", "NamesResolve", "uploadContainer2"),
        new(Hooked, "param functionName string = 'OnAudioUploaded'", "param functionName string = 'OnAudioUpload'", "UploadsAreHeardOf", "Host.Functions.OnAudioUploaded"),
        new("infra/modules/settings.bicep", "  AzureWebJobs_OnPoisonedAnnouncement_Disabled: 'true'\n", "", "UploadsAreHeardOf", "OnPoisonedAnnouncement looks into a queue that stays empty"),
        new(Hooked, ".systemKeys.blobs_extension", ".systemKeys.blob_extension", "UploadsAreHeardOf", "a key that is not systemKeys.blobs_extension"),
        new("infra/modules/", "queueName: deliveryQueue", "queueName: 'audio-upload'", "UploadsAreHeardOf", "into the queue 'audio-upload'"),
        new("infra/hooks/subscribe.sh", "systemKeys), 'blobs_extension'", "systemKeys), 'blob_extension'", "KeysAreCalledAlike", "There is no key blob_extension"),
        new(Hooked, "/host/default'", "/host'", "UploadsAreHeardOf", "of the app's host"),
    ];
}
