namespace Aspire.Hosting.Bundle;

/// <summary>Turns what npm printed into a few words.</summary>
internal static class NpmFailure
{
    private static readonly string[] Unreachable =
        ["ENOTFOUND", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "EAI_AGAIN", "ENETUNREACH", "EHOSTUNREACH", "ERR_SOCKET_TIMEOUT", "ENOTCACHED"];

    /// <param name="errors">Such as "npm error code ENOTFOUND", then lines of detail.</param>
    internal static string Describe(IReadOnlyList<string> errors)
    {
        const string Prefix = "npm error code ";
        var code = errors.FirstOrDefault(line => line.StartsWith(Prefix, StringComparison.Ordinal))?[Prefix.Length..].Trim();
        return code switch
        {
            null => $"npm failed ({errors.LastOrDefault(line => line.Length > 0) ?? "without a word"})",
            "E404" or "ETARGET" => $"the npm registry does not have the package ({code})",
            "EINTEGRITY" => "the package that the npm registry sent is not the one that it promised (EINTEGRITY)",
            "ENOSPC" => "the disk is full (ENOSPC)",
            _ when Unreachable.Contains(code) => $"the npm registry cannot be reached ({code})",
            _ => $"npm failed ({code})",
        };
    }
}
