using System.Threading.Channels;
using Microsoft.Extensions.Options;
using StreamChat.Api.Budgets;
using StreamChat.Api.Conversations.Context;
using StreamChat.Api.Storage;
using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Records;
using StreamChat.ServiceDefaults.RequestIds;

namespace StreamChat.Api.Conversations.Titles;

/// <summary>
/// Gives conversations a title that the model made, in the background: nobody waits for it, and what fails is only logged. A title that a person gave stays.
/// </summary>
internal sealed partial class TitleService(
    IConversationStore store, TitleAnswer answers, TokenBudgets budgets, IOptions<TitleOptions> options, ILogger<TitleService> logger) : BackgroundService
{
    private const int Workers = 2;
    private const int Capacity = 100;

    // Titles are not worth a queue that grows: when more conversations begin than the provider can name, the rest keep their first line.
    private readonly Channel<(string Owner, string Id)> _waiting =
        Channel.CreateBounded<(string, string)>(new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Says that an answer of this conversation is completed. Only the first one leads to a title.</summary>
    internal void Consider(string owner, string conversationId)
    {
        if (options.Value.ModelTitles)
        {
            _waiting.Writer.TryWrite((owner, conversationId));
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => WorkAsync(stoppingToken)));

    private async Task WorkAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var (owner, id) in _waiting.Reader.ReadAllAsync(stoppingToken))
            {
                using var request = RequestId.Begin(RequestId.New(), logger);
                await GiveTitleAsync(owner, id, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process stops; the conversations keep the titles they have.
        }
    }

    /// <summary>Asks for a title and gives it, if the conversation has its first answer and no title of a higher source.</summary>
    internal async Task GiveTitleAsync(string owner, string id, CancellationToken cancellationToken)
    {
        try
        {
            if (await store.FindAsync(owner, id, cancellationToken) is not { } stored || TitleQuestion.Of(stored) is not { } question)
            {
                return;
            }

            var metered = question with { Meter = budgets.ChargeLater(owner, TokenEstimate.Of(question.Messages)) };
            if (await answers.GetAsync(metered, cancellationToken) is { } title)
            {
                await store.UpdateAsync(owner, id, ifVersion: null, conversation => WithTitle(conversation, title), cancellationToken);
            }
            else
            {
                LogNone(id);
            }
        }
        catch (StoreUnavailableException e)
        {
            LogStoreAway(id, e.Reason);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailed(e, id); // the top of the loop: the next conversation may fare better
        }
    }

    private static Conversation WithTitle(Conversation conversation, string title) =>
        conversation.TitleSource < TitleSource.Model ? conversation with { Title = title, TitleSource = TitleSource.Model } : conversation;

    [LoggerMessage(Level = LogLevel.Information, Message = "The model gave conversation {ConversationId} no title; it keeps the one it has.")]
    private partial void LogNone(string conversationId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Conversation {ConversationId} keeps its title, since the store is not available: {Reason}.")]
    private partial void LogStoreAway(string conversationId, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The title of conversation {ConversationId} failed with an exception that nobody expected.")]
    private partial void LogFailed(Exception exception, string conversationId);
}
