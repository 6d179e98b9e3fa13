namespace GenreFunctions.Infra.Tests.Seeds;

/// <summary>Mistakes in the accounts of songs and of the host.</summary>
internal static class StorageMistakes
{
    private const string Storage = "infra/modules/storage.bicep";
    private const string Browser = "infra/modules/browser.bicep";

    public static IReadOnlyList<SeededMistake> All { get; } =
    [
        new(Storage, "allowSharedKeyAccess: false", "allowSharedKeyAccess: true", "AccountsAreClosed", "allowSharedKeyAccess", 2),
        new(Storage, "minimumTlsVersion: 'TLS1_2'", "minimumTlsVersion: 'TLS1_0'", "AccountsAreClosed", "'TLS1_0', where 'TLS1_2' is expected", 2),
        new(Storage, "    allowBlobPublicAccess: false\n", "", "AccountsAreClosed", "allowBlobPublicAccess", 2),
        new(Storage, "publicAccess: 'None'", "publicAccess: 'Blob'", "AccountsAreClosed", "no song is public", 2),
        new(Storage, "'webjobs-blobtrigger-poison'", "'webjobs-blobtrigger-posion'", "ContainersAreThere", "The app uses webjobs-blobtrigger-poison"),
        new(Storage, "var stagingContainer = 'staging'", "var stagingContainer = 'stage'", "ContainersAreThere", "The app uses staging"),
        new(Storage, "prefixMatch: ['${uploadContainer}/']", "prefixMatch: ['${stagingContainer}/']", "LifecycleIsRight", "moves staging to another tier"),
        new(Storage, "prefixMatch: ['${uploadContainer}/']", "prefixMatch: ['${uploadContainer}']", "LifecycleIsRight", "no container of the account with a slash"),
        new(Storage, "tierToCool: {", "delete: {", "LifecycleIsRight", "deletes songs"),
        new(Storage, "prefixMatch: ['${stagingContainer}/']", "prefixMatch: ['${deadLetterContainer}/']", "LifecycleIsRight", "what a broken day leaves in staging"),
        new("infra/modules/settings.bicep", "Sweep__KeepStaged: '1.00:00:00'", "Sweep__KeepStaged: '3.00:00:00'", "LifecycleIsRight", "keeps decoded songs for 3"),
        new(Browser, "'if-none-match', 'x-ms-*'", "'if-none-match', 'x-ms'", "BrowsersMayUpload", "The page sends x-ms-blob-type"),
        new(Browser, "allowedOrigins: [origin]", "allowedOrigins: ['*']", "BrowsersMayUpload", "'*' may use the account from a browser"),
        new(Browser, "allowedMethods: ['PUT', ", "allowedMethods: ['POST', ", "BrowsersMayUpload", "The page uses PUT"),
        new(Browser, "days: keepDeletedDays }", "days: 7 }", "DeletedSongsComeBack", "to be kept for 1 days, and the account keeps them for 7"),
        new(Browser, "keepDeletedDays > 0 ?", "keepDeletedDays > 1 ?", "DeletedSongsComeBack", "not at all"),
    ];
}
