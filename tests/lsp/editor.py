"""An editor: pytest-lsp's client, and the documents that are open in it."""

import asyncio

from lsprotocol import types as lsp
from pygls.protocol import default_converter
from pytest_lsp import LanguageClient, client_capabilities
from pytest_lsp.client import DEFAULT_CLIENT_FEATURES, register_lsp_features

from positions import edited, span, units

# What does not come until then does not come. On a busy machine one takes its time.
PATIENCE = 120

# It takes longer to make than most tests take.
CONVERTER = default_converter()


class Editor:
    def __init__(self, folder):
        self.folder = folder
        self.texts = {}
        self.versions = {}
        self.client = LanguageClient(converter_factory=lambda: CONVERTER)
        self.told = {}
        self.registered = {}
        self.has_told = asyncio.Condition()

        async def take(params: lsp.PublishDiagnosticsParams):
            async with self.has_told:
                self.told[params.uri] = params
                self.has_told.notify_all()

        def register(params: lsp.RegistrationParams):
            self.registered.update({it.method: it.register_options for it in params.registrations})

        ours = {lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS: take, lsp.CLIENT_REGISTER_CAPABILITY: register}
        register_lsp_features(self.client, DEFAULT_CLIENT_FEATURES | ours)

    async def start(
        self, command, environment, like="visual_studio_code", encodings=None, pulls=False, settings=None, cwd=None
    ):
        """Starts the server as the named editor does; `encodings` and `pulls` are said beside what it says of itself."""
        capabilities = client_capabilities(like)
        # The later versions of the editors do, the recorded ones do not say it.
        if encodings is not None:
            capabilities.general = capabilities.general or lsp.GeneralClientCapabilities()
            capabilities.general.position_encodings = encodings
        capabilities.text_document.diagnostic = lsp.DiagnosticClientCapabilities() if pulls else None
        self.client.set_configuration(settings, section="digestlint")
        await self.client.start_io(*command, env=environment, cwd=cwd or self.folder)
        params = lsp.InitializeParams(
            capabilities=capabilities,
            workspace_folders=[lsp.WorkspaceFolder(uri=self.folder.as_uri(), name=self.folder.name)],
            initialization_options=settings,
        )
        result = await self.wait(self.client.initialize_session(params))
        self.server = result.capabilities
        self.encoding = lsp.PositionEncodingKind(result.capabilities.position_encoding)

    async def end(self):
        await self.wait(self.client.shutdown_session())
        assert self.client._server.returncode == 0
        await self.client.stop()
        complaints = [it.message for it in self.client.log_messages if it.type == lsp.MessageType.Error]
        assert not complaints and not self.client.messages, (complaints, self.client.messages)

    async def wait(self, work):
        return await asyncio.wait_for(work, PATIENCE)

    def uri(self, name):
        return (self.folder / name).as_uri()

    def document(self, name):
        return lsp.TextDocumentIdentifier(self.uri(name))

    def open(self, name, text=None):
        """Opens a file, or a text that is not saved yet."""
        self.texts[name] = (self.folder / name).read_bytes().decode() if text is None else text
        self.versions[name] = 1
        language = "toml" if name.endswith(".toml") else "markdown"
        item = lsp.TextDocumentItem(self.uri(name), language, 1, self.texts[name])
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        return self.texts[name]

    def close(self, name):
        self.client.text_document_did_close(lsp.DidCloseTextDocumentParams(self.document(name)))
        del self.texts[name]

    def save(self, name):
        (self.folder / name).write_bytes(self.texts[name].encode())
        self.client.text_document_did_save(lsp.DidSaveTextDocumentParams(self.document(name)))

    def edit(self, name, edits):
        """Does edits of the server, and tells it that they are done, from the last to the first, as editors do."""
        edits = sorted(edits, key=lambda it: (it.range.start.line, it.range.start.character), reverse=True)
        self.texts[name] = edited(self.texts[name], edits, self.encoding)
        self._tell(name, [lsp.TextDocumentContentChangePartial(it.range, it.new_text) for it in edits])

    def type(self, name, old, new):
        """Puts a text in the place of one that is there once."""
        text = self.texts[name]
        assert text.count(old) == 1, old
        at = text.index(old)
        self.edit(name, [lsp.TextEdit(span(text, at, at + len(old), self.encoding), new)])

    def _tell(self, name, changes):
        self.versions[name] += 1
        document = lsp.VersionedTextDocumentIdentifier(self.versions[name], self.uri(name))
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(document, changes))

    async def findings(self, name):
        """The findings of the document as it is now, asked for where the client does, else as they are sent."""
        if self.server.diagnostic_provider:
            params = lsp.DocumentDiagnosticParams(self.document(name))
            report = await self.wait(self.client.text_document_diagnostic_async(params))
            return list(report.items)
        told = await self.sent(name, lambda it: it.version == self.versions[name])
        return list(told.diagnostics)

    async def sent(self, name, is_it):
        """The diagnostics that are sent for a document, once they are what is waited for."""

        def has_come():
            params = self.told.get(self.uri(name))
            return params is not None and is_it(params)

        async with self.has_told:
            await self.wait(self.has_told.wait_for(has_come))
        return self.told[self.uri(name)]

    async def actions(self, name, range, *only):
        context = lsp.CodeActionContext(diagnostics=[], only=list(only) or None)
        params = lsp.CodeActionParams(self.document(name), range, context)
        return await self.wait(self.client.text_document_code_action_async(params)) or []

    async def edits(self, name, action):
        """The edits of an action, which are of this document and of its version."""
        if action.edit is None:
            action = await self.wait(self.client.code_action_resolve_async(action))
        if action.edit.changes is not None:
            ((uri, edits),) = action.edit.changes.items()
            assert uri == self.uri(name)
            return edits
        (change,) = action.edit.document_changes
        assert (change.text_document.uri, change.text_document.version) == (self.uri(name), self.versions[name])
        return change.edits

    def whole(self, name):
        text = self.texts[name]
        return span(text, 0, len(text), self.encoding)

    def units(self, text):
        return units(text, self.encoding)
