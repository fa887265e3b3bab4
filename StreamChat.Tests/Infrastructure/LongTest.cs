using Xunit;

namespace StreamChat.Tests.Infrastructure;

/// <summary>A test that takes a minute by itself: CI runs it, a developer when asking for it.</summary>
internal static class LongTest
{
    private const string Setting = "STREAMCHAT_LONG_TESTS";

    /// <summary>Skips the test unless long ones are asked for; <paramref name="why"/> says what takes so long.</summary>
    internal static void OnlyOnRequest(string why) =>
        Assert.SkipUnless(Environment.GetEnvironmentVariable(Setting) == "1", $"{why}; set {Setting}=1 to run it.");
}
