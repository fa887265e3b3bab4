using Xunit;

namespace StreamChat.Tests.AspireHosting.Commands;

/// <summary>Commands that an application declares.</summary>
public sealed class WithCommandTests
{
    [Fact]
    public void Command_HasItsOptions_AndReplacesOneOfTheSameName()
    {
        var options = new CommandOptions
        {
            Description = "Says it",
            ConfirmationMessage = "Sure?",
            IconName = "Chat",
            IconVariant = IconVariant.Filled,
            IsHighlighted = true,
            UpdateState = _ => ResourceCommandState.Disabled,
            Visibility = ResourceCommandVisibility.Api,
        };
        var resource = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { DisableDashboard = true })
            .AddExecutable("web", "true", ".")
            .WithCommand("say", "Say", _ => Task.FromResult(CommandResults.Success()))
            .WithCommand("say", "Say hello", _ => Task.FromResult(CommandResults.Success()), options)
            .Resource;

        var command = Assert.Single(resource.Annotations.OfType<ResourceCommandAnnotation>());
        Assert.Equal(
            ("say", "Say hello", "Says it", "Sure?", "Chat", IconVariant.Filled, true, ResourceCommandVisibility.Api),
            (command.Name, command.DisplayName, command.DisplayDescription, command.ConfirmationMessage, command.IconName,
                command.IconVariant, command.IsHighlighted, command.Visibility));
        Assert.Equal(ResourceCommandState.Disabled, command.UpdateState(new()
        {
            ResourceSnapshot = new() { ResourceType = "Executable", Properties = [] },
            ServiceProvider = null!,
        }));
    }
}
