//! The protocol: tools and resources around the desk.

use rmcp::handler::server::router::tool::ToolRouter;
use rmcp::handler::server::tool::schema_for_output;
use rmcp::handler::server::wrapper::Parameters;
use rmcp::model::{
    CallToolResult, ContentBlock, Implementation, ListResourcesResult, PaginatedRequestParams,
    ReadResourceRequestParams, ReadResourceResponse, ReadResourceResult, Resource, ResourceContents,
    ServerCapabilities, ServerConfig,
};
use rmcp::service::{RequestContext, RoleServer};
use rmcp::{ErrorData, ServerHandler, tool, tool_handler, tool_router};
use serde::Serialize;

use super::answers::{CheckAnswer, FixAnswer, NewAnswer, RulesAnswer, SchemaAnswer};
use super::descriptions;
use super::desk::{Desk, Refusal};
use super::questions::{CheckQuestion, ExplainQuestion, FixQuestion, NewQuestion, SchemaQuestion};
use crate::guide;
use crate::schema::{BUILTIN, Builtin, builtin};
use crate::text::counted;

/// The server of one client.
pub(super) struct Server {
    desk: Desk,
    tools: ToolRouter<Self>,
}

#[tool_router]
impl Server {
    pub(super) fn new(desk: Desk) -> Self {
        Self { desk, tools: Self::tool_router() }
    }

    #[tool(
        description = descriptions::CHECK,
        output_schema = schema_for_output::<CheckAnswer>(),
        annotations(title = "Check a document", read_only_hint = true, idempotent_hint = true, open_world_hint = false)
    )]
    fn check(&self, Parameters(question): Parameters<CheckQuestion>) -> CallToolResult {
        reply(self.desk.check(&question), |answer| vec![answer.readable.clone()])
    }

    #[tool(
        description = descriptions::FIX,
        output_schema = schema_for_output::<FixAnswer>(),
        annotations(title = "Fix a document", read_only_hint = true, idempotent_hint = true, open_world_hint = false)
    )]
    fn fix(&self, Parameters(question): Parameters<FixQuestion>) -> CallToolResult {
        reply(self.desk.fix(&question), |answer| {
            let fixes = counted(answer.applied as u64, "fix");
            let remaining = &answer.remaining.readable;
            if answer.changed {
                let head = format!("Applied {fixes}. The whole new text follows. What remains in it:\n{remaining}");
                vec![head, answer.text.clone()]
            } else {
                vec![format!("Nothing was changed. What is found:\n{remaining}")]
            }
        })
    }

    #[tool(
        description = descriptions::EXPLAIN,
        output_schema = schema_for_output::<RulesAnswer>(),
        annotations(title = "Explain a rule", read_only_hint = true, idempotent_hint = true, open_world_hint = false)
    )]
    fn explain(Parameters(question): Parameters<ExplainQuestion>) -> CallToolResult {
        reply(Desk::explain(&question), |answer| {
            vec![answer.rules.iter().map(|rule| rule.readable.as_str()).collect::<Vec<_>>().join("\n")]
        })
    }

    #[tool(
        description = descriptions::SCHEMA,
        output_schema = schema_for_output::<SchemaAnswer>(),
        annotations(title = "Show a schema", read_only_hint = true, idempotent_hint = true, open_world_hint = false)
    )]
    fn schema(&self, Parameters(question): Parameters<SchemaQuestion>) -> CallToolResult {
        reply(self.desk.schema(&question), |answer| vec![answer.text.clone()])
    }

    #[tool(
        name = "new",
        description = descriptions::NEW,
        output_schema = schema_for_output::<NewAnswer>(),
        annotations(title = "Lay out a new document", read_only_hint = true, idempotent_hint = true, open_world_hint = false)
    )]
    fn new_document(&self, Parameters(question): Parameters<NewQuestion>) -> CallToolResult {
        reply(self.desk.new_document(&question), |answer| vec![answer.text.clone()])
    }
}

#[tool_handler(router = self.tools)]
impl ServerHandler for Server {
    fn get_info(&self) -> ServerConfig {
        let capabilities = ServerCapabilities::builder().enable_tools().enable_resources().build();
        ServerConfig::new(capabilities)
            .with_server_info(Implementation::new(env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION")))
            .with_instructions(descriptions::SERVER)
    }

    async fn list_resources(
        &self,
        _request: Option<PaginatedRequestParams>,
        _context: RequestContext<RoleServer>,
    ) -> Result<ListResourcesResult, ErrorData> {
        Ok(ListResourcesResult::with_all_items(BUILTIN.iter().map(resource).collect()))
    }

    async fn read_resource(
        &self,
        request: ReadResourceRequestParams,
        _context: RequestContext<RoleServer>,
    ) -> Result<ReadResourceResponse, ErrorData> {
        let guide = request.uri.strip_prefix(GUIDES).and_then(builtin).and_then(Builtin::schema).map(guide::page);
        let Some(guide) = guide else {
            let known: Vec<_> = BUILTIN.iter().map(|it| format!("{GUIDES}{}", it.name)).collect();
            let message = format!("there is no resource `{}`; there are {}", request.uri, known.join(", "));
            return Err(ErrorData::resource_not_found(message, None));
        };
        let contents = ResourceContents::text(guide, request.uri).with_mime_type(MARKDOWN);
        Ok(ReadResourceResult::new(vec![contents]).into())
    }
}

/// What the addresses of the guides begin with; the name of a built-in schema follows.
const GUIDES: &str = "digestlint://guides/";

const MARKDOWN: &str = "text/markdown";

/// The guide of a built-in schema.
fn resource(builtin: &Builtin) -> Resource {
    let name = builtin.name;
    Resource::new(format!("{GUIDES}{name}"), name)
        .with_title(format!("What a document of the schema `{name}` looks like"))
        .with_mime_type(MARKDOWN)
}

/// An answer as data and as text; a refusal is the tool's error, which the model reads.
fn reply<T: Serialize>(answer: Result<T, Refusal>, text: impl FnOnce(&T) -> Vec<String>) -> CallToolResult {
    let structured = answer.map(|answer| (serde_json::to_value(&answer), text(&answer)));
    match structured {
        Ok((Ok(value), blocks)) => {
            let mut result = CallToolResult::structured(value);
            result.content = blocks.into_iter().map(ContentBlock::text).collect();
            result
        }
        Ok((Err(error), _)) => CallToolResult::error(vec![ContentBlock::text(error.to_string())]),
        Err(refusal) => CallToolResult::error(vec![ContentBlock::text(refusal.to_string())]),
    }
}
