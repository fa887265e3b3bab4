using System.Globalization;

namespace StreamChat.Tests.Infrastructure;

/// <summary>How many times as much generated input a test takes as CI has time for: <c>STREAMCHAT_FUZZ=100</c>.</summary>
internal static class FuzzScale
{
    internal static int Times { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("STREAMCHAT_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times > 0 ? times : 1;
}
