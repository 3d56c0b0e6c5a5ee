
import{a as o,b as r,c as m,d as p,e as t,f as i,g as e}from"./chunk-42TMRNXZ.mjs";import"./chunk-A4G6422C.mjs";import"./chunk-DYKXAEQ3.mjs";import"./chunk-YXDLYGEV.mjs";import"./chunk-62YXWHYM.mjs";export{o as JWT_START,r as PASSWORD_IN_ADDRESS,m as credentialWords,e as isByForm,t as kindsMentioned,i as noteWords,p as shortCredentialWords};
