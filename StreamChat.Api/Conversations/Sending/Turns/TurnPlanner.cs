using System.Text.Json;
using StreamChat.Api.Conversations.Tree;
using StreamChat.Api.Requests;
using StreamChat.Api.Storage.Conversations;
using StreamChat.Api.Storage.Records;
using StreamChat.ServiceDefaults.Problems;

namespace StreamChat.Api.Conversations.Sending.Turns;

/// <summary>Finds the place of a new turn in a conversation's tree, or says why it has none.</summary>
internal sealed class TurnPlanner(TimeProvider time)
{
    /// <summary>A new question: at the end of the active branch, or where the request says (a branch, an edit).</summary>
    internal (TurnPlan? Plan, Problem? Problem) Send(StoredConversation stored, SendRequest request, string requestId)
    {
        var tree = new MessageTree(stored.Messages);
        var (parent, problem) = FindParent(stored, tree, request.ParentId);
        if (problem is not null)
        {
            return (null, problem);
        }

        var now = time.GetUtcNow();
        var question = new Message
        {
            Id = Ids.New(now),
            ParentId = parent?.Id,
            Role = MessageRole.User,
            Content = request.Content!,
            RequestId = requestId,
            CreatedAt = now,
        };
        return (new TurnPlan
        {
            Question = question,
            QuestionId = question.Id,
            Branch = [.. tree.BranchOf(parent?.Id), question],
            GrowsUnder = parent?.Id ?? "",
            IfVersion = request.ParentId.ValueKind == JsonValueKind.Undefined ? stored.Conversation.Version : null,
        }, null);
    }

    /// <summary>Another answer to a message, or to the message that the given answer answers.</summary>
    internal static (TurnPlan? Plan, Problem? Problem) Regenerate(StoredConversation stored, string messageId)
    {
        var tree = new MessageTree(stored.Messages);
        var message = tree.Find(messageId);
        var question = message is { Role: MessageRole.Assistant } ? tree.Find(message.ParentId) : message;
        return question switch
        {
            _ when message is null => (null, SendingProblems.NoMessage),
            { Role: MessageRole.User } => (PlanAnswer(tree, question), null),
            _ => (null, SendingProblems.NoQuestion),
        };
    }

    /// <summary>More of an answer that was cut, in place.</summary>
    internal static (TurnPlan? Plan, Problem? Problem) Continue(StoredConversation stored, string messageId)
    {
        var tree = new MessageTree(stored.Messages);
        var answer = tree.Find(messageId);
        return answer switch
        {
            null => (null, SendingProblems.NoMessage),
            { Role: MessageRole.User } => (null, SendingProblems.NotAnAnswer),
            { Status: MessageStatus.Streaming } => (null, SendingProblems.Busy),
            _ when !WasCut(answer) => (null, SendingProblems.NotCut),
            _ when tree.ChildrenOf(answer.Id).Count > 0 => (null, SendingProblems.NotTheLast),
            _ when tree.Find(answer.ParentId) is { Role: MessageRole.User } question =>
                (PlanAnswer(tree, question) with { Partial = answer, IfVersion = stored.Conversation.Version }, null),
            _ => (null, SendingProblems.NoQuestion),
        };
    }

    private static TurnPlan PlanAnswer(MessageTree tree, Message question) => new()
    {
        QuestionId = question.Id,
        Branch = tree.BranchOf(question.Id),
        GrowsUnder = question.Id,
    };

    private static (Message? Parent, Problem? Problem) FindParent(StoredConversation stored, MessageTree tree, JsonElement parentId)
    {
        if (parentId.ValueKind == JsonValueKind.Undefined)
        {
            return (tree.ActiveBranch(stored.Conversation.ActiveLeaf) is [.., var leaf] ? leaf : null, null);
        }

        if (parentId.ValueKind == JsonValueKind.Null)
        {
            return (null, null);
        }

        return tree.Find(Ids.Read(parentId.GetString())) switch
        {
            null => (null, FieldProblem.Of("parent_id", "must be the id of a message of this conversation")),
            { Role: MessageRole.User } => (null, FieldProblem.Of("parent_id", "must be the id of an answer, as a question follows an answer")),
            var answer => (answer, null),
        };
    }

    private static bool WasCut(Message answer) =>
        answer.Status is MessageStatus.Cancelled or MessageStatus.Failed or MessageStatus.Interrupted || answer.FinishReason == "length";
}
