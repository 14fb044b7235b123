import { get, post } from '../route.ts'
import { addArticle, showNewArticle } from './add.tsx'
import { changeArticle, removeArticle, showArticleForm } from './change.tsx'
import { listArticles } from './list.tsx'
import { showArticle } from './show.tsx'

export const articleRoutes = [
  get('/articles', 'operator', listArticles),
  get('/articles/new', 'administrator', showNewArticle),
  post('/articles', 'administrator', addArticle),
  get('/articles/:id', 'operator', showArticle),
  get('/articles/:id/edit', 'administrator', showArticleForm),
  post('/articles/:id', 'administrator', changeArticle),
  post('/articles/:id/removal', 'administrator', removeArticle),
]
