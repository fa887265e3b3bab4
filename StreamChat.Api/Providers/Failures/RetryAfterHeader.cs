using System.ClientModel.Primitives;
using System.Globalization;

namespace StreamChat.Api.Providers.Failures;

/// <summary>Reads how long the provider wants to be left alone: seconds, a date, or OpenAI's milliseconds.</summary>
internal static class RetryAfterHeader
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    internal static TimeSpan? Read(PipelineResponseHeaders headers, TimeProvider time)
    {
        headers.TryGetValue("retry-after-ms", out var milliseconds);
        headers.TryGetValue("Retry-After", out var value);
        return Limit(Number(milliseconds) / 1000 ?? Number(value) ?? (Date(value) - time.GetUtcNow())?.TotalSeconds);
    }

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTimeOffset? Date(string? text) =>
        DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    private static TimeSpan? Limit(double? seconds) =>
        seconds is { } wanted ? TimeSpan.FromSeconds(Math.Clamp(wanted, 0, Longest.TotalSeconds)) : null;
}
