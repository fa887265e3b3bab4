namespace StreamChat.Gateway.Identity;

/// <summary>One way of knowing a caller. The ways are asked in the order of their registration until one knows.</summary>
internal interface ICallerIdentifier
{
    ValueTask<Identification> IdentifyAsync(HttpContext context);
}
