using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using StreamChat.Api.Conversations.Json;
using StreamChat.Api.Reference.Describing;
using StreamChat.Api.Requests;
using StreamChat.Api.Storage.Conversations;
using StreamChat.ServiceDefaults.Callers;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Conversations.Transfer;

/// <summary>A conversation out as a file, and in again.</summary>
internal static class TransferEndpoints
{
    internal static RouteGroupBuilder MapTransfer(this RouteGroupBuilder group)
    {
        group.MapGet("/conversations/{id}/export", ExportAsync).WithName("ExportConversation").WithSummary("A conversation as a file.")
            .TakesQuery<string>("format", "json for all of it, which comes back by an import; markdown for the active branch.", isRequired: true)
            .Answers<ExportJson>().AnswersText("text/markdown");
        group.MapPost("/conversations/import", ImportAsync).WithName("ImportConversation").WithSummary("Adds what an export wrote.")
            .TakesBody<ExportJson>().Answers<ConversationJson>(StatusCodes.Status201Created)
            .WithMetadata(new ImportSizeLimit());
        return group;
    }

    private static async Task<Results<FileContentHttpResult, ProblemResult>> ExportAsync(
        HttpContext context, string id, ConversationService conversations, CancellationToken cancellationToken)
    {
        var format = context.Request.Query["format"].ToString();
        if (format is not ("json" or "markdown"))
        {
            return new ProblemResult(FieldProblem.Of("format", "must be json or markdown"));
        }

        return await conversations.FindAsync(Caller.Of(context).Id, id, cancellationToken) is { } stored
            ? format == "json" ? Json(stored) : Markdown(stored)
            : new ProblemResult(ConversationService.NotFound);
    }

    private static async Task<Results<JsonHttpResult<ConversationJson>, ProblemResult>> ImportAsync(
        HttpContext context, ImportReader reader, IConversationStore store, CancellationToken cancellationToken)
    {
        var (imported, invalid) = await reader.ReadAsync(context.Request, cancellationToken);
        if (invalid is not null)
        {
            return new ProblemResult(invalid);
        }

        await store.ImportAsync(Caller.Of(context).Id, imported!.Conversation, imported.Messages, cancellationToken);
        return ConversationEndpoints.Created(context, imported.Conversation);
    }

    private static FileContentHttpResult Json(StoredConversation stored) => TypedResults.Bytes(
        JsonSerializer.SerializeToUtf8Bytes(ExportJson.Of(stored), ConversationsJsonContext.Plain.ExportJson),
        "application/json; charset=utf-8",
        FileNames.Of(stored.Conversation.Title, "json"));

    private static FileContentHttpResult Markdown(StoredConversation stored) => TypedResults.Bytes(
        Encoding.UTF8.GetBytes(MarkdownExport.Write(stored)),
        "text/markdown; charset=utf-8",
        FileNames.Of(stored.Conversation.Title, "md"));
}
