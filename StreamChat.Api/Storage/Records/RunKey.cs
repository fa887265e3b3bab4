namespace StreamChat.Api.Storage.Records;

/// <summary>A run and whose it is: nothing of a run is found without its owner.</summary>
internal readonly record struct RunKey(string Owner, string RunId);
