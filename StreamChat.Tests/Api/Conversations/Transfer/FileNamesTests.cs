using FsCheck;
using FsCheck.Fluent;
using StreamChat.Api.Conversations.Transfer;
using Xunit;

namespace StreamChat.Tests.Api.Conversations.Transfer;

/// <summary>A file's name is only a name, whatever the title.</summary>
public sealed class FileNamesTests
{
    [Theory]
    [InlineData("Tides and the moon", "Tides and the moon.md")]
    [InlineData("../../etc/passwd", "etc passwd.md")]
    [InlineData("C:\\Windows\\x", "C Windows x.md")]
    [InlineData("a\"; filename=\"evil.exe", "a filename= evil.exe.md")]
    [InlineData("a\r\nSet-Cookie: x", "a Set-Cookie x.md")]
    [InlineData("invoice\u202Efdp.exe", "invoice fdp.exe.md")]
    [InlineData("CON", "conversation.md")]
    [InlineData("nul.txt", "conversation.md")]
    [InlineData(".hidden.", "hidden.md")]
    [InlineData("", "conversation.md")]
    [InlineData("???", "conversation.md")]
    [InlineData("Wie spät? Übung 🎉", "Wie spät Übung 🎉.md")]
    public void Name_IsSafe(string title, string name) => Assert.Equal(name, FileNames.Of(title, "md"));

    [Fact]
    public void Name_IsShortAndPlain_WhateverTheTitle() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), title =>
        FileNames.Of($"{title}{title}", "json") is var name
        && name.Length is > 5 and <= 90
        && name.EndsWith(".json", StringComparison.Ordinal)
        && !name.StartsWith('.')
        && !name.Any(c => char.IsControl(c) || "/\\:*?\"<>|%;".Contains(c, StringComparison.Ordinal)))
        .QuickCheckThrowOnFailure();
}
