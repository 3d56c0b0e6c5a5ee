
import{a as o}from"./chunk-5IDIU6FG.mjs";import"./chunk-XMDMGJVQ.mjs";import"./chunk-42TMRNXZ.mjs";import"./chunk-A4G6422C.mjs";import"./chunk-DYKXAEQ3.mjs";import"./chunk-YXDLYGEV.mjs";import"./chunk-62YXWHYM.mjs";export{o as searched};
