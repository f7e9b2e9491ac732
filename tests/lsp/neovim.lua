-- What somebody does in Neovim with DOCUMENT, as its own commands do it; what there was on the way is told as JSON in OUTCOME.
-- Runs in Neovim 0.7 and later ones.
local PATIENCE = 60000
local is_old = vim.fn.has('nvim-0.8') == 0
local said = { version = vim.version().minor }

local function findings()
  local found = vim.tbl_map(function(it)
    return ('%s %d:%d-%d:%d'):format(it.code, it.lnum, it.col, it.end_lnum, it.end_col)
  end, vim.diagnostic.get(0))
  table.sort(found)
  return found
end

local function wait(what, is_it)
  if not vim.wait(PATIENCE, is_it, 10) then
    error('waited in vain for ' .. what .. '; there are ' .. vim.inspect(findings()))
  end
end

-- Those of an older text may be as many.
local function wait_for_findings(expected)
  expected = vim.fn.json_decode(expected)
  wait(vim.inspect(expected), function() return vim.deep_equal(findings(), expected) end)
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), '\n')
end

-- The menu of actions, whose entry with this title is taken.
local function take(title, context)
  local titles, before = {}, text()
  vim.ui.select = function(items, _, on_choice)
    for _, item in ipairs(items) do
      local action = item.action or item[2]
      table.insert(titles, action.title)
      if action.title == title then
        return on_choice(item)
      end
    end
    error('there is no action ' .. title .. ' among ' .. vim.inspect(titles))
  end
  if context then
    vim.lsp.buf.code_action(is_old and context or { context = context })
  else
    vim.lsp.buf.code_action()
  end
  wait('what the action does: ' .. title, function() return text() ~= before end)
end

local function place(client)
  return vim.lsp.util.make_position_params(0, client.offset_encoding)
end

local function ask(client, method, params)
  local answers, failure = vim.lsp.buf_request_sync(0, method, params, PATIENCE)
  local answer = assert(answers, failure)[client.id]
  assert(not answer.error, vim.inspect(answer.error))
  return answer.result
end

local function go_to(pattern)
  assert(vim.fn.search(pattern, 'w') > 0, pattern .. ' is not in the text')
end

local function keys(text)
  return vim.api.nvim_replace_termcodes(text, true, false, true)
end

-- Asks for completions at the end of the line, in insert mode, and takes the one that is called so.
local function complete(word)
  vim.o.completeopt = 'menuone,noinsert'
  local timer, patience = vim.loop.new_timer(), PATIENCE / 10
  local function look()
    local items = vim.fn.complete_info({ 'items' }).items
    patience = patience - 1
    if timer:is_active() and (#items > 0 or patience <= 0) then
      timer:stop()
      said.completions = vim.tbl_map(function(it) return it.abbr end, items)
      for at, item in ipairs(items) do
        if item.word == word then
          vim.api.nvim_input(('<C-n>'):rep(at - 1) .. '<C-y>')
        end
      end
      vim.api.nvim_input('<Esc>')
    end
  end
  timer:start(10, 10, vim.schedule_wrap(look))
  -- Returns when insert mode ends.
  vim.api.nvim_feedkeys(keys('A<C-x><C-o>'), 'x!', false)
end

local function session()
  vim.o.fixendofline = false
  vim.lsp.set_log_level('warn')
  vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.DOCUMENT))
  vim.bo.filetype = 'markdown'
  local config = { name = 'digestlint', cmd = { vim.env.DIGESTLINT, 'lsp' }, root_dir = vim.env.ROOT }
  local id
  if is_old then
    id = vim.lsp.start_client(config)
    vim.lsp.buf_attach_client(0, id)
  else
    id = vim.lsp.start(config)
  end
  local client = vim.lsp.get_client_by_id(id)
  wait('the server', function() return client.initialized end)
  said.encoding = client.offset_encoding

  wait_for_findings(vim.env.FINDINGS)

  -- A fix after odd characters of its line, then all of them.
  go_to('words"')
  take('Remove the quotes')
  said.quick_fix = vim.api.nvim_get_current_line()
  take('digestlint: Fix all that can be fixed safely', { only = { 'source.fixAll' }, diagnostics = {} })
  said.fixed = text()

  if is_old then
    vim.lsp.buf.formatting_sync(nil, PATIENCE)
  else
    vim.lsp.buf.format({ timeout_ms = PATIENCE })
  end
  said.formatted = text()

  -- A heading that is written anew.
  go_to('^## Themes$')
  vim.api.nvim_set_current_line('## ')
  vim.api.nvim_win_set_cursor(0, { vim.fn.line('.'), 2 })
  vim.bo.omnifunc = 'v:lua.vim.lsp.omnifunc'
  complete('## Themes')
  said.completed = vim.api.nvim_get_current_line()
  if vim.lsp.completion then
    -- A section with its content: what is to be filled in are the stops of a snippet.
    local before = vim.api.nvim_buf_get_lines(0, 0, -1, true)
    vim.lsp.completion.enable(true, id, 0)
    go_to('^## Other$')
    local line = vim.fn.line('.')
    vim.api.nvim_buf_set_lines(0, line - 1, line + 4, true, { '## ', '' })
    vim.api.nvim_win_set_cursor(0, { line, 3 })
    complete('## Other')
    said.section = vim.api.nvim_buf_get_lines(0, line - 1, line + 5, true)
    vim.snippet.stop()
    vim.api.nvim_buf_set_lines(0, 0, -1, true, before)
  end
  go_to('^## Themes$')
  said.hover = ask(client, 'textDocument/hover', place(client)).contents.value
  local definitions = ask(client, 'textDocument/definition', place(client))
  said.definition = definitions[1].targetUri or definitions[1].uri

  vim.cmd('write')
  wait_for_findings(vim.env.LEFT)
  client.stop()
  wait('the end of the server', function() return client.is_stopped() end)
end

local is_good, failure = xpcall(session, debug.traceback)
said.failure = not is_good and failure or nil
vim.fn.writefile({ vim.fn.json_encode(said) }, vim.env.OUTCOME)
vim.cmd(is_good and 'qall!' or 'cquit')
