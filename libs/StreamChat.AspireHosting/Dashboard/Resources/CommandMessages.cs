using Aspire.Hosting.ApplicationModel;
using Wire = Aspire.Hosting.Dashboard.Messages;

namespace Aspire.Hosting.Dashboard.Resources;

/// <summary>Puts commands and their outcomes into the dashboard's words.</summary>
internal static class CommandMessages
{
    internal static Wire.ResourceCommand From(ResourceCommandSnapshot command)
    {
        var message = new Wire.ResourceCommand
        {
            Name = command.Name,
            DisplayName = command.DisplayName,
            IsHighlighted = command.IsHighlighted,
            State = command.State switch
            {
                ResourceCommandState.Enabled => Wire.ResourceCommandState.Enabled,
                ResourceCommandState.Disabled => Wire.ResourceCommandState.Disabled,
                _ => Wire.ResourceCommandState.Hidden,
            },
        };
        if (command.DisplayDescription is { } description)
        {
            message.DisplayDescription = description;
        }

        if (command.ConfirmationMessage is { } question)
        {
            message.ConfirmationMessage = question;
        }

        if (command.IconName is { } icon)
        {
            message.IconName = icon;
            message.IconVariant = From(command.IconVariant ?? IconVariant.Regular);
        }

        return message;
    }

    internal static Wire.IconVariant From(IconVariant variant) =>
        variant is IconVariant.Filled ? Wire.IconVariant.Filled : Wire.IconVariant.Regular;

    internal static Wire.ResourceCommandResponse From(ExecuteCommandResult outcome)
    {
        var message = new Wire.ResourceCommandResponse
        {
            Kind = outcome.Success ? Wire.ResourceCommandResponseKind.Succeeded
                : outcome.Canceled ? Wire.ResourceCommandResponseKind.Cancelled
                : Wire.ResourceCommandResponseKind.Failed,
        };
        if (outcome.Message is { } text)
        {
            message.Message = text;
        }

        if (outcome.Data is { } data)
        {
            message.Result = new() { Value = data.Value, Format = From(data.Format), DisplayImmediately = data.DisplayImmediately };
        }

        return message;
    }

    private static Wire.ResultFormat From(CommandResultFormat format) => format switch
    {
        CommandResultFormat.Json => Wire.ResultFormat.Json,
        CommandResultFormat.Markdown => Wire.ResultFormat.Markdown,
        _ => Wire.ResultFormat.Text,
    };
}
