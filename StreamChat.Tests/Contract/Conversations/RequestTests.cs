using Xunit;

namespace StreamChat.Tests.Contract.Conversations;

/// <summary>What is wrong with a request is said by field.</summary>
public sealed class RequestTests : IClassFixture<ConversationServices>
{
    private readonly HttpClient _client;

    public RequestTests(ConversationServices services)
    {
        _client = services.NewCaller(out _);
    }

    public static TheoryData<string, string> Bodies => new()
    {
        { """{"title":""}""", "title" },
        { """{"title":7}""", "title" },
        { """{"title":"two\nlines"}""", "title" },
        { """{"title":"\ud83d"}""", "title" },
        { $$"""{"title":"{{new string('x', 201)}}"}""", "title" },
        { """{"model":" "}""", "model" },
        { $$"""{"model":"{{new string('x', 201)}}"}""", "model" },
        { $$"""{"system":"{{new string('x', 32_001)}}"}""", "system" },
        { """{"titel":"x","pinned":1}""", "titel pinned" },
        { """{"title":[],"model":{},"system":true}""", "title model system" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Post_NamesEveryFieldThatIsWrong(string body, string fields)
    {
        var problem = await _client.ProblemAsync("POST", "conversations", body);

        Assert.Equal("invalid_request", problem.Code);
        Assert.Equal(fields.Split(' ').Order(), problem.Fields().Order());
    }

    [Theory]
    [InlineData("""{"title":null}""", "title")]
    [InlineData("""{"pinned":null}""", "pinned")]
    [InlineData("""{"archived":"true"}""", "archived")]
    [InlineData("""{"active_leaf":null}""", "active_leaf")]
    [InlineData("""{"active_leaf":"01900000-0000-7000-8000-000000000000"}""", "active_leaf")]
    [InlineData("""{"active_leaf":"x"}""", "active_leaf")]
    [InlineData("""{"id":"x","version":3}""", "id version")]
    public async Task Patch_NamesEveryFieldThatIsWrong(string body, string fields)
    {
        var id = await _client.CreateAsync();

        var problem = await _client.ProblemAsync("PATCH", $"conversations/{id}", body);

        Assert.Equal("invalid_request", problem.Code);
        Assert.Equal(fields.Split(' ').Order(), problem.Fields().Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("""{"title":"a","title":"b"}""")]
    [InlineData("""{"title":"a","t\u0069tle":"b"}""")]
    [InlineData("""{"\ud83d":1}""")]
    [InlineData("""{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":1}}}}}}}}}""")]
    public async Task Post_IsRefused_WhenTheBodyIsNoObject(string body) =>
        Assert.Equal("invalid_request", (await _client.ProblemAsync("POST", "conversations", body)).Code);

    [Fact]
    public async Task Texts_AreCountedInCharacters()
    {
        var title = string.Concat(Enumerable.Repeat("🌊", 200));

        Assert.Equal(title, (await _client.JsonAsync("POST", "conversations", $$"""{"title":"{{title}}"}""")).Text("title"));
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=101", "limit")]
    [InlineData("limit=+5", "limit")]
    [InlineData("limit=ten&archived=yes", "limit archived")]
    [InlineData("cursor=nonsense", "cursor")]
    [InlineData("limit=1&limit=2", "limit")]
    public async Task List_NamesEveryParameterThatIsWrong(string query, string fields)
    {
        var problem = await _client.ProblemAsync("GET", $"conversations?{query}");

        Assert.Equal("invalid_request", problem.Code);
        Assert.Equal(fields.Split(' ').Order(), problem.Fields().Order());
    }

    [Fact]
    public async Task Post_IsRefused_WhenTheBodyIsTooLarge()
    {
        var problem = await _client.ProblemAsync("POST", "conversations", $$"""{"system":"{{new string('x', 1024 * 1024)}}"}""");

        Assert.Equal("payload_too_large", problem.Code);
    }
}
