using Aspire.Hosting.Dashboard.Resources;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StreamChat.Tests.AspireHosting.Infrastructure;
using Xunit;
using Wire = Aspire.Hosting.Dashboard.Messages;

namespace StreamChat.Tests.AspireHosting.Dashboard;

/// <summary>A snapshot in the dashboard's words.</summary>
public sealed class ResourceMessagesTests
{
    private static readonly DateTime Start = new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly CustomResourceSnapshot Bare = new() { ResourceType = "Project", Properties = [] };

    [Fact]
    public void Message_HasEverythingThatTheDashboardCannotDoWithout()
    {
        var message = From(Bare with { Urls = [new(null, "http://localhost:1", false)], Properties = [new("nothing", null)] });

        Assert.Equal(Timestamp.FromDateTime(Start), message.CreatedAt);
        Assert.NotNull(Assert.Single(message.Urls).DisplayProperties);
        Assert.All(message.Properties, property => Assert.NotNull(property.Value));
    }

    [Fact]
    public void Message_LeavesOutWhatIsNotKnown()
    {
        var message = From(Bare);

        Assert.False(message.HasState || message.HasStateStyle || message.HasIconName || message.HasIconVariant);
        Assert.Null(message.StartedAt);
    }

    [Theory]
    [InlineData("Running", false)]
    [InlineData("FailedToStart", true)]
    public void Message_HasNoStyle_WhileRunning(string state, bool expected)
    {
        Assert.Equal(expected, From(Bare with { State = new(state, "error") }).HasStateStyle);
    }

    [Fact]
    public void Message_SaysHealthyAloud_AndNothingForACheckThatHasNotRun()
    {
        var message = From((Bare with { State = "Running" }).WithHealthReports(
            [new("a", HealthStatus.Healthy, "fine", null), new("b", null, null, null), new("c", HealthStatus.Degraded, null, "broken")]));

        Wire.HealthReport[] expected =
        [
            new() { Key = "a", Status = Wire.HealthStatus.Healthy, Description = "fine" },
            new() { Key = "b" },
            new() { Key = "c", Status = Wire.HealthStatus.Degraded, Exception = "broken" },
        ];
        Assert.Equal(expected, message.HealthReports);
        Assert.True(message.HealthReports[0].HasStatus);
        Assert.False(message.HealthReports[1].HasStatus);
    }

    [Fact]
    public void Message_SkipsUrlsThatAreNotAbsolute()
    {
        Assert.Equal(["tcp://localhost:6379"], From(Bare with
        {
            Urls = [new("a", "/relative", false), new("b", "tcp://localhost:6379", false)],
        }).Urls.Select(url => url.FullUrl));
    }

    [Fact]
    public void Message_ShowsCommandsOfTheUserInterfaceOnly()
    {
        var message = From(Bare with
        {
            Commands =
            [
                new("start", ResourceCommandState.Disabled, "Start", "Starts it", null, "Sure?", "Play", IconVariant.Filled, true),
                new("api", ResourceCommandState.Enabled, "Api", null, null, null, null, null, false) { Visibility = ResourceCommandVisibility.Api },
            ],
        });

        var expected = new Wire.ResourceCommand
        {
            Name = "start",
            DisplayName = "Start",
            DisplayDescription = "Starts it",
            ConfirmationMessage = "Sure?",
            IconName = "Play",
            IconVariant = Wire.IconVariant.Filled,
            IsHighlighted = true,
            State = Wire.ResourceCommandState.Disabled,
        };
        Assert.Equal([expected], message.Commands);
    }

    [Fact]
    public void Properties_KeepTheirKinds()
    {
        var message = From(Bare with
        {
            ExitCode = 3,
            Properties =
            [
                new("executable.pid", 42),
                new("resource.appArgs", new[] { "--key", "secret" }),
                new("resource.appArgsSensitivity", new[] { false, true }),
                new("Value", "secret") { IsSensitive = true },
            ],
        });

        Value ValueOf(string name) => message.Properties.Single(property => property.Name == name).Value;
        Assert.Equal(Value.ForString("3"), ValueOf("resource.exitCode"));
        Assert.Equal(Value.ForNumber(42), ValueOf("executable.pid"));
        Assert.Equal(Value.ForList(Value.ForString("--key"), Value.ForString("secret")), ValueOf("resource.appArgs"));
        Assert.Equal(Value.ForList(Value.ForNumber(0), Value.ForNumber(1)), ValueOf("resource.appArgsSensitivity"));
        Assert.Equal(["Value"], message.Properties.Where(property => property.IsSensitive).Select(property => property.Name));
    }

    private static Wire.Resource From(CustomResourceSnapshot snapshot) =>
        ResourceMessages.From(new ResourceEvent(new TestResource("api"), "api-1", snapshot), Start);
}
