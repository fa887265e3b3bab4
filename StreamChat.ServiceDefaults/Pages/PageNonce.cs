namespace StreamChat.ServiceDefaults.Pages;

/// <summary>
/// The word of one response by which a browser knows the page's own scripts: the gateway makes it, says it in the policy and to the frontend,
/// which writes it to its script tags.
/// </summary>
public static class PageNonce
{
    /// <summary>The header from the gateway to the frontend; the gateway takes it off whatever comes from outside.</summary>
    public const string HeaderName = "X-StreamChat-Nonce";
}
