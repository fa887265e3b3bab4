using System.Text;
using System.Text.Json;
using StreamChat.Api.Storage.Json;
using StreamChat.Api.Storage.Records;
using Xunit;

namespace StreamChat.Tests.Api.Storage.Json;

/// <summary>What stands in the stores, and must be read by later versions.</summary>
public sealed class StoreJsonTests
{
    [Fact]
    public void Conversation_IsWrittenThus()
    {
        var conversation = Some.Conversation("漢字 & \"more\"") with { Id = "c", TitleSource = TitleSource.FirstLine, ActiveLeaf = "m" };

        const string Json =
            """
            {"id":"c","title":"漢字 & \"more\"","title_source":"FirstLine","pinned":false,"archived":false,"active_leaf":"m","created_at":"2026-05-01T12:00:00.123+00:00","updated_at":"2026-05-01T12:00:00.123+00:00","version":1}
            """;
        Assert.Equal(Json, Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(conversation, StoreJson.Conversation)));
        Assert.Equal(conversation, JsonSerializer.Deserialize(Json, StoreJson.Conversation));
    }

    [Fact]
    public void Message_IsWrittenThus()
    {
        var turn = Some.Answer(Some.Conversation(), "q");
        var message = Some.Ended(turn.Answer! with { Id = "m", RunId = "r" }) with { ErrorCode = "provider_dropped" };

        const string Json =
            """
            {"id":"m","parent_id":"q","role":"Assistant","content":"answer","thinking":"thought","status":"Completed","run_id":"r","request_id":"request-1","model":"model-1","finish_reason":"stop","error_code":"provider_dropped","usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3},"dropped_messages":4,"time_to_first_token":"00:00:00.3215000","created_at":"2026-05-01T12:01:00.123+00:00","ended_at":"2026-05-01T12:02:00.123+00:00"}
            """;
        Assert.Equal(Json, Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(message, StoreJson.Message)));
        Assert.Equal(message, JsonSerializer.Deserialize(Json, StoreJson.Message));
    }

    [Fact]
    public void Run_IsWrittenThus()
    {
        var run = Some.Run("c", "m") with { Id = "r", State = RunState.Interrupted, Epoch = 2, CancelRequested = true, EndedAt = Some.Time, ErrorCode = "interrupted" };

        const string Json =
            """
            {"id":"r","conversation_id":"c","message_id":"m","state":"Interrupted","request_id":"request-1","replica_id":"replica-a","epoch":2,"cancel_requested":true,"created_at":"2026-05-01T12:01:00.123+00:00","ended_at":"2026-05-01T12:00:00.123+00:00","error_code":"interrupted"}
            """;
        Assert.Equal(Json, Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(run, StoreJson.Run)));
        Assert.Equal(run, JsonSerializer.Deserialize(Json, StoreJson.Run));
    }

    [Fact]
    public void PropertiesOfALaterVersion_AreIgnored()
    {
        const string Json =
            """{"id":"c","title":"t","created_at":"2026-05-01T12:00:00.123Z","updated_at":"2026-05-01T12:00:00.123Z","version":1,"later":{"x":[1]}}""";

        Assert.Equal(Some.Conversation("t") with { Id = "c" }, JsonSerializer.Deserialize(Json, StoreJson.Conversation));
    }
}
