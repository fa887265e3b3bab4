using Xunit;

namespace StreamChat.Tests.AspireHosting;

public sealed class ParameterTests
{
    [Fact]
    public void Value_ComesFromConfiguration()
    {
        var builder = TestApplication.Create("--Parameters:key=configured");

        Assert.Equal("configured", builder.AddParameter("key", new GenerateParameterDefault()).Resource.Value);
    }

    [Fact]
    public void Value_NamesTheKey_WhenMissing() => Assert.Equal(
        "Parameter resource could not be used because configuration key 'Parameters:key' is missing and the Parameter has no default value.",
        Assert.Throws<DistributedApplicationException>(() => TestApplication.Create().AddParameter("key").Resource.Value).Message);

    [Fact]
    public void Default_HasTheCharactersAskedFor()
    {
        var value = new GenerateParameterDefault { MinLength = 30, MinLower = 2, MinUpper = 3, MinNumeric = 4, Special = false }.GetDefaultValue();

        Assert.Equal(30, value.Length);
        Assert.True(value.Count(char.IsAsciiLetterLower) >= 2, value);
        Assert.True(value.Count(char.IsAsciiLetterUpper) >= 3, value);
        Assert.True(value.Count(char.IsAsciiDigit) >= 4, value);
        Assert.DoesNotContain(value, c => !char.IsAsciiLetterOrDigit(c));
    }

    [Fact]
    public void Default_IsTheSame_InTheNextRun()
    {
        using var folder = new SecretsFolder();
        string Run() => ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(folder.CreateBuilder(), "password").Value;

        Assert.Equal(Run(), Run());
    }

    [Fact]
    public void Secrets_KeepWhatElseIsThere()
    {
        using var folder = new SecretsFolder();
        File.WriteAllText(folder.FilePath, """{"Other":"kept"}""");
        var builder = folder.CreateBuilder();

        Assert.True(builder.UserSecretsManager.TrySetSecret("Parameters:key", "value"));

        var next = folder.CreateBuilder();
        Assert.Equal(("kept", "value"), (next.Configuration["Other"], next.Configuration["Parameters:key"]));
        Assert.True(next.UserSecretsManager.TryDeleteSecret("Parameters:key"));
        Assert.Null(folder.CreateBuilder().Configuration["Parameters:key"]);
    }
}
