using System.ComponentModel.DataAnnotations;

namespace StreamChat.Frontend.Page;

/// <summary>Where the built page is.</summary>
internal sealed class PageOptions
{
    internal const string SectionName = "Page";

    /// <summary>The folder that <c>Client/build.mjs</c> writes to, absolute or from the content root; default <c>wwwroot</c>.</summary>
    [Required]
    public string Root { get; set; } = "wwwroot";
}
