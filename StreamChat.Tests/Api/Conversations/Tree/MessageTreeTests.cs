using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using StreamChat.Api.Conversations.Tree;
using StreamChat.Api.Storage.Records;
using Xunit;

namespace StreamChat.Tests.Api.Conversations.Tree;

/// <summary>What holds for every tree of messages, however it has grown.</summary>
public sealed class MessageTreeTests
{
    // Each number says under which of the earlier messages the next one grows; 0 is the root.
    private static readonly Arbitrary<int[]> Growths = Gen.Choose(0, 1000).ArrayOf().Resize(40).ToArbitrary();

    [Fact]
    public void BranchOf_LeadsFromTheRootToTheMessage() => Check((tree, messages) => messages.All(message =>
    {
        var branch = tree.BranchOf(message.Id);
        return branch[^1] == message
            && branch[0].ParentId is null
            && branch.Zip(branch.Skip(1)).All(pair => pair.Second.ParentId == pair.First.Id);
    }));

    [Fact]
    public void SiblingsOf_AreAllThatHaveTheSameParent_InTheOrderOfTheirMaking() => Check((tree, messages) => messages.All(message =>
        tree.SiblingsOf(message).SequenceEqual(messages.Where(other => other.ParentId == message.ParentId))
        && tree.SiblingsOf(message).Contains(message)));

    [Fact]
    public void ChildrenOf_ShareOutAllMessages() => Check((tree, messages) =>
        tree.ChildrenOf(null).Concat(messages.SelectMany(message => tree.ChildrenOf(message.Id))).OrderBy(Number).SequenceEqual(messages));

    [Fact]
    public void NewestLeafUnder_IsTheLastOfAllWhoseBranchHasTheMessage() => Check((tree, messages) => messages.All(message =>
        tree.NewestLeafUnder(message) is var leaf
        && leaf == messages.Last(other => tree.BranchOf(other.Id).Contains(message))
        && tree.ChildrenOf(leaf.Id).Count == 0));

    [Fact]
    public void ActiveBranch_IsThatOfTheLeaf_OrOfTheNewestMessageWhenThereIsNone() => Check((tree, messages) =>
        messages.All(message => tree.ActiveBranch(message.Id).SequenceEqual(tree.BranchOf(message.Id)))
        && tree.ActiveBranch("gone").SequenceEqual(tree.BranchOf(messages.Count == 0 ? null : messages[^1].Id))
        && tree.ActiveBranch(null).SequenceEqual(tree.ActiveBranch("gone")));

    [Fact]
    public void Rules_AreKept_ByEveryTreeOfQuestionsAndAnswers() => Prop.ForAll(Growths, growth =>
    {
        Dictionary<string, Message> earlier = [];
        foreach (var message in Grow(growth))
        {
            if (TreeRules.Check(message, earlier) is not null)
            {
                return false;
            }

            earlier.Add(message.Id, message);
        }

        return true;
    }).QuickCheckThrowOnFailure();

    // A child before its parent is also how a circle or a missing link looks to who reads in order.
    [Fact]
    public void Rules_AreBroken_WhenAChildComesBeforeItsParent() => Check((_, messages) => messages
        .Where(message => message.ParentId is not null)
        .All(child => TreeRules.Check(child, Before(messages, child.ParentId!)) is ("parent_id", _)));

    [Theory]
    [InlineData("a", null, false, "role")]
    [InlineData("a", "answer", false, "role")]
    [InlineData("a", "question", true, "role")]
    [InlineData("a", "a", true, "parent_id")]
    [InlineData("answer", "answer", true, "id")]
    [InlineData("a", "nobody", true, "parent_id")]
    public void Rules_SayWhichFieldIsWrong(string id, string? parent, bool isQuestion, string field)
    {
        Dictionary<string, Message> earlier = new() { ["question"] = Message("question", null, MessageRole.User), ["answer"] = Message("answer", "question", MessageRole.Assistant) };

        var broken = TreeRules.Check(Message(id, parent, isQuestion ? MessageRole.User : MessageRole.Assistant), earlier);

        Assert.Equal(field, broken?.Field);
    }

    private static void Check(Func<MessageTree, IReadOnlyList<Message>, bool> holds) => Prop.ForAll(Growths, growth =>
    {
        var messages = Grow(growth);
        return holds(new MessageTree(messages), messages);
    }).QuickCheckThrowOnFailure();

    private static Dictionary<string, Message> Before(IReadOnlyList<Message> messages, string id) =>
        messages.TakeWhile(message => message.Id != id).ToDictionary(message => message.Id);

    private static List<Message> Grow(int[] growth)
    {
        List<Message> messages = [];
        foreach (var choice in growth)
        {
            var parent = choice % (messages.Count + 1) is var place && place == 0 ? null : messages[place - 1];
            var role = parent?.Role == MessageRole.User ? MessageRole.Assistant : MessageRole.User;
            messages.Add(Message($"{messages.Count}", parent?.Id, role));
        }

        return messages;
    }

    private static Message Message(string id, string? parent, MessageRole role) =>
        new() { Id = id, ParentId = parent, Role = role, CreatedAt = DateTimeOffset.UnixEpoch };

    private static int Number(Message message) => int.Parse(message.Id, CultureInfo.InvariantCulture);
}
