namespace Validation.Reporting.Allure.Rendering;

/// <summary>The HTML could not be made. The results are not touched by it: whoever catches this still has them.</summary>
public class AllureReportException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>Node, npm or the renderer's packages are not there; the message says which line installs them.</summary>
internal sealed class RendererMissingException(string message, Exception? cause = null) : AllureReportException(message, cause);
