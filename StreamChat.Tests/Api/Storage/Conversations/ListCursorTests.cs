using System.Buffers.Text;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using StreamChat.Api.Storage.Conversations;
using Xunit;

namespace StreamChat.Tests.Api.Storage.Conversations;

/// <summary>A place in a list, as text.</summary>
public sealed class ListCursorTests
{
    [Theory]
    [InlineData(true, 1763752541123)]
    [InlineData(false, 0)]
    public void Cursor_IsReadAsItWasWritten(bool pinned, long milliseconds)
    {
        ListCursor cursor = new(pinned, milliseconds, "01a1ffc3-dfe3-7556-83ee-1bdae12c791a");

        Assert.Equal(cursor, ListCursor.Parse(cursor.ToString()));
    }

    [Fact]
    public void Cursor_IsThePlaceOfItsConversation() =>
        Assert.Equal(new ListCursor(false, Some.Time.ToUnixTimeMilliseconds(), "a"), ListCursor.Of(Some.Conversation() with { Id = "a" }));

    [Theory]
    [InlineData("2 1 a")]
    [InlineData("1 -1 a")]
    [InlineData("1 x a")]
    [InlineData("1 1 ")]
    [InlineData("1 1")]
    [InlineData("1 1 a b")]
    [InlineData("1 99999999999999999999 a")]
    public void AnythingElse_IsAFormatException(string inside) =>
        Assert.Throws<FormatException>(() => ListCursor.Parse(Base64Url.EncodeToString(Encoding.UTF8.GetBytes(inside))));

    [Fact]
    public void AnyText_IsACursorOrAFormatException() => Prop
        .ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            var error = Record.Exception(() => ListCursor.Parse(text.Get));
            return error is null or FormatException;
        })
        .QuickCheckThrowOnFailure();
}
