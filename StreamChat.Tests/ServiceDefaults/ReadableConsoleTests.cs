using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StreamChat.ServiceDefaults.Logging;
using StreamChat.ServiceDefaults.RequestIds;
using StreamChat.Tests.Infrastructure;
using Xunit;

namespace StreamChat.Tests.ServiceDefaults;

/// <summary>What people read in the terminal.</summary>
public sealed class ReadableConsoleTests
{
    [Fact]
    public void Line_HasTimeLevelCategoryAndMessage() =>
        Assert.Equal("00:00:00.000 info Chat.ChatService The provider answered.\n", Write("The provider answered."));

    [Fact]
    public void Line_HasTheRequestId_WithinARequest() =>
        Assert.Equal("00:00:00.000 info Chat.ChatService [my-id] The provider answered.\n", Write("The provider answered.", "my-id"));

    [Theory]
    [InlineData("a\n00:00:00.000 fail forged", "a\\n00:00:00.000 fail forged")]
    [InlineData("a\r\nb", "a\\nb")]
    public void Line_IsOne_WhenAValueHoldsLineBreaks(string message, string written) =>
        Assert.Equal($"00:00:00.000 info Chat.ChatService {written}\n", Write(message));

    [Fact]
    public void Exception_IsIndented_BelowItsLine() =>
        Assert.Equal(
            "00:00:00.000 info Chat.ChatService Failed.\n    System.InvalidOperationException: first\n    second\n",
            Write("Failed.", exception: new InvalidOperationException("first\nsecond")));

    private static string Write(string message, string? requestId = null, Exception? exception = null)
    {
        var formatter = new ReadableConsoleFormatter(new Fixed(), new ManualTimeProvider());
        var scopes = new LoggerExternalScopeProvider();
        using var scope = requestId is null ? null : scopes.Push(new RequestIdLogState(requestId));
        using var writer = new StringWriter { NewLine = "\n" };
        var entry = new LogEntry<string>(LogLevel.Information, "StreamChat.Chat.ChatService", default, message, exception, (state, _) => state);

        formatter.Write(entry, scopes, writer);

        return writer.ToString();
    }

    private sealed class Fixed : IOptionsMonitor<ReadableConsoleFormatterOptions>
    {
        public ReadableConsoleFormatterOptions CurrentValue { get; } = new() { TimestampFormat = "HH:mm:ss.fff", UseUtcTimestamp = true };

        public ReadableConsoleFormatterOptions Get(string? name) => CurrentValue;

        public IDisposable? OnChange(Action<ReadableConsoleFormatterOptions, string?> listener) => null;
    }
}
