using System.Net;
using StreamChat.Tests.Infrastructure;
using StreamChat.Tests.Infrastructure.Http;
using Xunit;

namespace StreamChat.Tests.Contract.Chat;

/// <summary>CONTRACT §3: <c>GET /stream</c> as a plain <c>EventSource</c> reads it.</summary>
public sealed class EventSourceTests(ContractServices services) : IClassFixture<ContractServices>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("hello")]
    [InlineData("code")]
    public async Task Stream_GivesTheAnswersText(string prompt)
    {
        var provided = await OpenAIChat.StreamAsync(services.Simulator.Client, "simulator", prompt);

        using var response = await GetAsync($"stream?prompt={prompt}");
        var events = Parse((await SseTranscript.ReadAsync(response)).Text);

        var messages = events.Where(item => item.Event is null).ToList();
        Assert.Equal("text/event-stream; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(string.Concat(OpenAIChat.Deltas(provided)), string.Concat(messages.Select(item => item.Data)));
        var run = events[0].Id!.Split('.')[1];
        Assert.Equal(Enumerable.Range(1, messages.Count).Select(number => $"{number}.{run}"), messages.Select(item => item.Id));
        Assert.Equal(($"0.{run}", "connected", ""), events[0]);
        Assert.Equal("done", events[^1].Event);
        Assert.Single(events, item => item.Event is "done" or "error");
    }

    [Fact]
    public async Task Stream_AnswersASample_WhenThereIsNoPrompt()
    {
        using var response = await GetAsync("stream");
        var events = Parse((await SseTranscript.ReadAsync(response)).Text);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(events.Count > 10);
        Assert.Equal("done", events[^1].Event);
    }

    [Fact]
    public async Task Stream_IsRefused_WhenThePromptIsTooLong()
    {
        using var response = await GetAsync($"stream?prompt={new string('a', 4001)}");

        Assert.Equal("prompt_too_long", (await ProblemAnswer.ReadAsync(response)).Code);
    }

    [Fact]
    public async Task Return_IsSentAway_WhenTheStreamFailedBeforeItsText()
    {
        await using var silent = await ContractServices.WithAsync(("OPENAI_BASE_URL", $"{services.Simulator.OpenAIAddress}"), ("OPENAI_MODEL", "simulator-silent"), ("FIRST_TOKEN_TIMEOUT_SECS", "2.5"));

        using var response = await GetAsync("stream?prompt=hello", silent.Client);
        var events = Parse((await SseTranscript.ReadAsync(response)).Text);
        var lastId = events.FindLast(item => item.Id is not null).Id;
        using var again = await GetAsync("stream?prompt=hello", silent.Client, lastId);

        Assert.Equal(["connected", "error"], events.Select(item => item.Event));
        Assert.StartsWith("1.", lastId, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, again.StatusCode);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, HttpClient? client = null, string? lastEventId = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        return await (client ?? services.Client).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token)
            .WaitAsync(TestTimeouts.Default, Token);
    }

    /// <summary>What an <c>EventSource</c> makes of it: several data lines are one text with newlines between them.</summary>
    private static List<(string? Id, string? Event, string Data)> Parse(string text)
    {
        List<(string? Id, string? Event, string Data)> events = [];
        foreach (var block in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = block.Split('\n').Where(line => !line.StartsWith(':')).ToList();
            var data = lines.Where(line => line.StartsWith("data:", StringComparison.Ordinal)).Select(line => ValueOf(line, "data"));
            if (lines.Any(line => line.StartsWith("data:", StringComparison.Ordinal)))
            {
                events.Add((Field(lines, "id"), Field(lines, "event"), string.Join('\n', data)));
            }
        }

        return events;
    }

    private static string? Field(List<string> lines, string name) =>
        lines.Find(line => line.StartsWith(name + ":", StringComparison.Ordinal)) is { } line ? ValueOf(line, name) : null;

    /// <summary>One space after the colon is not part of the value.</summary>
    private static string ValueOf(string line, string name)
    {
        var value = line[(name.Length + 1)..];
        return value.StartsWith(' ') ? value[1..] : value;
    }
}
