namespace StreamChat.ServiceDefaults.Callers;

/// <summary>What a signature is good for: this one request.</summary>
/// <param name="RequestId">The request's id.</param>
/// <param name="Method">Its method.</param>
/// <param name="Path">Its path, decoded.</param>
/// <param name="Query">Its query with the question mark, or empty.</param>
public readonly record struct SignedRequest(string RequestId, string Method, string Path, string Query);
